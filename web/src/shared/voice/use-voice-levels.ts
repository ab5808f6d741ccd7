import type { FeedId } from '@scrubline/contract';
import { useEffect, useState } from 'react';
import type { WatchedFeed } from '../media/watched-feeds.ts';

/**
 * Seldom: the page stands still until busy media threads have answered. `getStats` lets it go on, but holds those threads
 * so long that a mute waited for more than a second (three browsers on two cores).
 */
const readEveryMs = 400;
/** Linear audio level above which a person is said to speak: about -40 dBFS (RFC 6464 scale). */
export const speakingLevel = 0.01;

/** Who is loud now: each received voice's level, 0..1 linear, as its packets say. */
export function useVoiceLevels(feeds: readonly WatchedFeed[]): ReadonlyMap<FeedId, number> {
  const [levels, setLevels] = useState<ReadonlyMap<FeedId, number>>(new Map());
  useEffect(() => {
    const timer = setInterval(() => {
      setLevels(new Map(feeds.map(({ feedId, receiver }) => [feedId, levelOf(receiver)])));
    }, readEveryMs);
    return () => clearInterval(timer);
  }, [feeds]);
  return levels;
}

/** A source that has been silent on the wire for a second says nothing, whatever its last packet said. */
const freshMs = 1_000;

function levelOf(receiver: RTCRtpReceiver | null): number {
  const [source] = receiver?.getSynchronizationSources() ?? [];
  if (!source || performance.timeOrigin + performance.now() - source.timestamp > freshMs) return 0;
  return source.audioLevel ?? 0;
}
