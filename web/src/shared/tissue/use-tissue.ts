import { useEffect, useState } from 'react';
import type { ShownStroke } from '../drawing/shown-strokes.ts';
import type { CaptureTimes } from '../media/capture-times.ts';
import { createObservable } from '../signaling/observable.ts';
import type { StrokeBonds } from './stroke-bond.ts';
import { followTissue, type Tissue } from './tissue.ts';

export interface ShownTrack {
  readonly track: MediaStreamTrack;
  /** Null for a camera of this computer. */
  readonly captureTimes: CaptureTimes | null;
}

/**
 * Binds drawings to the tissue of the picture that is shown here. Null until something can be followed.
 *
 * @param isWanted whether anybody may draw: reading a picture takes its part of a core
 */
export function useTissue(
  shown: ShownTrack | null,
  strokes: readonly ShownStroke[],
  isWanted: boolean,
): Tissue['bonds'] {
  const [tissue, setTissue] = useState<Tissue | null>(null);
  const track = shown?.track ?? null;
  const captureTimes = shown?.captureTimes ?? null;
  useEffect(() => {
    if (!track || !isWanted) return;
    const followed = followTissue(track, captureTimes);
    setTissue(followed);
    return () => {
      followed.stop();
      setTissue(null);
    };
  }, [track, captureTimes, isWanted]);

  useEffect(() => {
    const onTissue = strokes.filter(({ boundTo }) => boundTo === 'tissue');
    tissue?.follow(
      onTissue.map(({ strokeId, mark, drawnOn: { capturedAt }, standing }) => ({
        strokeId,
        mark,
        capturedAt,
        isFinished: standing !== 'preview',
      })),
    );
  }, [tissue, strokes]);

  return tissue?.bonds ?? noBonds;
}

export const noBonds = createObservable<StrokeBonds>(new Map());
