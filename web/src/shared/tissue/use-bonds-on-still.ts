import type { Freeze } from '@scrubline/contract';
import { useEffect, useState } from 'react';
import { createObservable, type Observable } from '../signaling/observable.ts';
import type { StrokeBonds } from './stroke-bond.ts';
import type { SeenTissue } from './use-tissue.ts';

/** Where the drawings were on the frame that is held: nothing of them moves meanwhile. */
export function useBondsOnStill({ on }: SeenTissue, freeze: Freeze | null): Observable<StrokeBonds> {
  const [bonds] = useState(() => createObservable<StrokeBonds>(new Map()));
  const capturedAt = freeze?.still.frame.capturedAt ?? null;
  useEffect(() => {
    if (capturedAt === null) return;
    let isCurrent = true;
    void on(capturedAt).then((seen) => isCurrent && bonds.set(seen));
    return () => {
      isCurrent = false;
      bonds.set(new Map());
    };
  }, [bonds, on, capturedAt]);
  return bonds;
}
