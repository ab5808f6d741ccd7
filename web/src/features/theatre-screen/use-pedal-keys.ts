import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { type PedalKeys, readPedalKeys } from './pedal-keys.ts';

const storageKey = 'scrubline-pedals';
/** The browser tells other windows by `storage`, but not the one that wrote. */
const writtenHere = 'scrubline-pedals-set';

function subscribe(listener: () => void): () => void {
  const listening = new AbortController();
  for (const event of ['storage', writtenHere]) addEventListener(event, listener, { signal: listening.signal });
  return () => listening.abort();
}

const read = (): string | null => localStorage.getItem(storageKey);
/** Before the page is in a browser. */
const nothingKept = (): string | null => null;

/** Which pedal does what in this theatre: kept on this computer, for all of its windows. Null is as it was at first. */
export function usePedalKeys(): readonly [PedalKeys, (keys: PedalKeys | null) => void] {
  const stored = useSyncExternalStore(subscribe, read, nothingKept);
  const keep = useCallback((keys: PedalKeys | null) => {
    if (keys) localStorage.setItem(storageKey, JSON.stringify(keys));
    else localStorage.removeItem(storageKey);
    dispatchEvent(new Event(writtenHere));
  }, []);
  return [useMemo(() => readPedalKeys(stored), [stored]), keep];
}
