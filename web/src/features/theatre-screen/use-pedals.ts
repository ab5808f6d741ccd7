import { useEffect, useRef, useState } from 'react';
import { alwaysTakesBack, type PedalAct, type PedalKeys } from './pedal-keys.ts';
import { actOfPress, createBounceGuard, type PedalPress } from './pedal-press.ts';

interface PedalWish {
  readonly keys: PedalKeys;
  readonly acts: Readonly<Record<PedalAct, () => void>>;
  /** Who takes the next press instead of what it does; null while nobody sets a pedal. */
  readonly onCapture: ((key: string) => void) | null;
}

/** Lets keys and foot pedals act on this page. Gives the act whose pedal is down. */
export function usePedals(wish: PedalWish): PedalAct | null {
  const [held, setHeld] = useState<PedalAct | null>(null);
  const latest = useRef(wish);
  latest.current = wish;
  useEffect(() => {
    const counts = createBounceGuard();
    // A press that was taken here is taken until its key is up, or a held one would press the button with the focus.
    let taken: string | null = null;
    const onDown = (event: KeyboardEvent) => {
      const press = pressOf(event);
      const does = effectOf(press, latest.current, setHeld);
      // Escape goes on to an open sheet, which closes by it.
      if ((does || taken === press.key) && press.key !== alwaysTakesBack) {
        event.preventDefault();
        event.stopPropagation();
        taken = press.key;
      }
      if (does && !press.repeat && counts(press.key, event.timeStamp)) does();
    };
    const onUp = (event: KeyboardEvent) => {
      if (taken === event.code) event.preventDefault();
      release();
    };
    const release = () => {
      taken = null;
      setHeld(null);
    };
    const listening = new AbortController();
    // On the way down: an open sheet keeps the key that closes it to itself.
    addEventListener('keydown', onDown, { capture: true, signal: listening.signal });
    addEventListener('keyup', onUp, { capture: true, signal: listening.signal });
    addEventListener('blur', release, { signal: listening.signal });
    return () => listening.abort();
  }, []);
  return held;
}

function effectOf(
  press: PedalPress,
  { keys, acts, onCapture }: PedalWish,
  hold: (act: PedalAct) => void,
): (() => void) | null {
  if (onCapture && press.key !== alwaysTakesBack) return () => onCapture(press.key);
  const act = actOfPress(press, keys);
  if (!act) return null;
  return () => {
    hold(act);
    acts[act]();
  };
}

/** Where letters are written, and arrows choose. */
const typing = 'input, textarea, select, [contenteditable="true"], [role="listbox"], [role="menu"]';

const pressOf = ({ code, key, altKey, ctrlKey, metaKey, repeat, target }: KeyboardEvent): PedalPress => ({
  key: code || key,
  modified: altKey || ctrlKey || metaKey,
  repeat,
  inTextField: target instanceof Element && target.closest(typing) !== null,
});
