import type { FeedId } from '@scrubline/contract';
import { useCallback, useEffect, useRef } from 'react';
import type { Freezing } from './use-freeze.ts';

/**
 * When the frame that is on this stage was captured: the still's while it is frozen, else that of the live picture, which
 * is also what a press on "freeze" means.
 */
export function useFrameNow(
  { freeze, frameNow }: Freezing,
  feedId: FeedId | null,
  liveNow: () => number | null,
): () => number | null {
  const frozenAt = freeze?.still.frame.capturedAt;
  const latest = useRef(liveNow);
  latest.current = liveNow;
  const capturedNow = useCallback(() => frozenAt ?? latest.current(), [frozenAt]);
  useEffect(() => {
    frameNow.current = () => {
      const capturedAt = capturedNow();
      return feedId && capturedAt ? { feedId, capturedAt } : null;
    };
    return () => {
      frameNow.current = null;
    };
  }, [frameNow, feedId, capturedNow]);
  return capturedNow;
}
