import type { FeedId } from '@scrubline/contract';
import { useEffect, useRef, useState } from 'react';
import type { ShownStroke } from '../drawing/shown-strokes.ts';
import { isDrawnIn } from '../drawing/who-may-draw.ts';
import type { CaptureTimes } from '../media/capture-times.ts';
import type { LiveRoomHandle } from '../media/use-live-room.ts';
import { createObservable } from '../signaling/observable.ts';
import { fetchStill } from '../still/fetch-still.ts';
import type { StrokeBonds } from './stroke-bond.ts';
import { followTissue, type Tissue } from './tissue.ts';

/** A picture as it is shown here. */
export interface ShownTrack {
  readonly feedId: FeedId;
  readonly track: MediaStreamTrack;
  /** Null for a camera of this computer. */
  readonly captureTimes: CaptureTimes | null;
}

/**
 * Binds drawings to the tissue of the picture that is shown here. It is read only while anything is or may be drawn: that
 * takes its part of a core.
 */
export function useTissue(
  { room, view }: Pick<LiveRoomHandle, 'room' | 'view'>,
  shown: ShownTrack | null,
  strokes: readonly ShownStroke[],
): SeenTissue {
  const [tissue, setTissue] = useState<Tissue | null>(null);
  const isWanted = isDrawnIn(view) || strokes.length > 0;
  const latestRoom = useRef(room);
  latestRoom.current = room;
  const { track = null, captureTimes = null, feedId = null } = shown ?? {};
  useEffect(() => {
    if (!track || !feedId || !isWanted) return;
    const stillOf = async (capturedAt: number) => {
      if (!latestRoom.current) throw new Error('there is no room to ask');
      const { bytes } = await fetchStill(latestRoom.current, { feedId, capturedAt });
      return new Blob([bytes], { type: 'image/jpeg' });
    };
    const followed = followTissue({ track, captureTimes, stillOf });
    setTissue(followed);
    return () => {
      followed.stop();
      setTissue(null);
    };
  }, [track, captureTimes, feedId, isWanted]);

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

  return tissue ?? nothingSeen;
}

const noBonds = createObservable<StrokeBonds>(new Map());

export type SeenTissue = Pick<Tissue, 'bonds' | 'on'>;
const nothingSeen: SeenTissue = { bonds: noBonds, on: () => Promise.resolve(new Map()) };
