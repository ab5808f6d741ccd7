import { useEffect, useRef } from 'react';
import type { TheatreCommand } from '../../shared/command/use-theatre-command.ts';
import { actOfKey } from './command-keys.ts';

/** Keys and foot pedals: Escape takes back control, M mutes everybody, H lets everybody hear. */
export function useCommandKeys(command: TheatreCommand, allHear: boolean): void {
  const latest = useRef({ command, allHear });
  latest.current = { command, allHear };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { key, altKey, ctrlKey, metaKey, repeat, target } = event;
      const act = actOfKey({ key, altKey, ctrlKey, metaKey, repeat, inTextField: isTextField(target) });
      const { command: acts, allHear: on } = latest.current;
      if (act === 'take-back-control') acts.takeBackControl();
      if (act === 'mute-all') acts.muteAll();
      if (act === 'switch-all-hear') acts.setAllHear(!on);
    };
    // On the way down: an open sheet keeps the key that closes it to itself.
    addEventListener('keydown', onKey, { capture: true });
    return () => removeEventListener('keydown', onKey, { capture: true });
  }, []);
}

const isTextField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
