import { ContractError, type FrameIdentity } from '@scrubline/contract';
import { useEffect, useState } from 'react';
import type { LiveRoom } from '../media/live-room.ts';
import { createLine } from './create-line.ts';
import { fetchStill } from './fetch-still.ts';
import type { PaintedStill } from './use-still.ts';

/** A rig sends a still within five seconds, or never. */
const mostMisses = 8;
const retryMs = 1_000;
/** So that a long list takes neither the line from the live picture nor requests from a hand that draws. */
const pauseMs = 200;

const after = (delayMs: number) => new Promise<void>((resolve) => setTimeout(resolve, delayMs));
const inLine = createLine(() => after(pauseMs));

/** A still for a list, made small: here, on its way, or not kept by anybody. */
export type SmallStill = PaintedStill | 'coming' | 'missing';

/** @param room null as long as nobody looks at it */
export function useSmallStill(room: LiveRoom | null, { feedId, capturedAt }: FrameIdentity, width: number): SmallStill {
  const [small, setSmall] = useState<SmallStill>('coming');
  useEffect(() => {
    if (!room) return;
    let isCurrent = true;
    let retry: ReturnType<typeof setTimeout> | undefined;
    let misses = 0;
    const load = async () => {
      if (!isCurrent) return;
      const { bytes, still } = await fetchStill(room, { feedId, capturedAt });
      const image = await createImageBitmap(new Blob([bytes], { type: 'image/jpeg' }), { resizeWidth: width });
      if (isCurrent) setSmall({ image, hash: still.hash });
      else image.close();
    };
    const tryOnce = () => {
      inLine(load).catch((error: unknown) => {
        if (error instanceof ContractError && error.code === 'not-found') misses += 1;
        if (!isCurrent) return;
        if (misses >= mostMisses) setSmall('missing');
        else retry = setTimeout(tryOnce, retryMs);
      });
    };
    tryOnce();
    return () => {
      isCurrent = false;
      clearTimeout(retry);
    };
  }, [room, feedId, capturedAt, width]);
  useEffect(
    () => () => {
      if (typeof small === 'object') small.image.close();
    },
    [small],
  );
  return small;
}
