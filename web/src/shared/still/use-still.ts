import type { FrameIdentity, StillHash } from '@scrubline/contract';
import { useEffect, useState } from 'react';
import type { LiveRoom } from '../media/live-room.ts';
import { fetchStill } from './fetch-still.ts';

const retryMs = 1_000;

/** A still that can be painted. Its hash was reckoned here, of the bytes that are shown. */
export interface PaintedStill {
  readonly image: ImageBitmap;
  readonly hash: StillHash;
}

/** The still of a frame; null while it is on its way, which is tried until it is there. */
export function useStill(room: LiveRoom | null, frame: FrameIdentity | null): PaintedStill | null {
  const [painted, setPainted] = useState<(PaintedStill & { readonly key: string }) | null>(null);
  const { feedId, capturedAt } = frame ?? { feedId: null, capturedAt: null };
  const key = `${feedId}@${capturedAt}`;
  useEffect(() => {
    if (!room || feedId === null || capturedAt === null) return;
    let isCurrent = true;
    let retry: ReturnType<typeof setTimeout> | undefined;
    const load = async () => {
      const { bytes, still } = await fetchStill(room, { feedId, capturedAt });
      const image = await createImageBitmap(new Blob([bytes], { type: 'image/jpeg' }));
      if (isCurrent) setPainted({ image, hash: still.hash, key });
      else image.close();
    };
    const tryOnce = () => {
      load().catch(() => {
        if (isCurrent) retry = setTimeout(tryOnce, retryMs);
      });
    };
    tryOnce();
    return () => {
      isCurrent = false;
      clearTimeout(retry);
    };
  }, [room, feedId, capturedAt, key]);
  // Its pixels go when nobody shows it any more.
  useEffect(() => () => painted?.image.close(), [painted]);
  return painted?.key === key ? painted : null;
}
