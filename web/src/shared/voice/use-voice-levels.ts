import type { FeedId } from '@scrubline/contract';
import { useEffect, useState } from 'react';
import type { WatchedFeed } from '../media/watched-feeds.ts';

const readEveryMs = 200;
/** Linear audio level above which a person is said to speak: about -40 dBFS (RFC 6464 scale). */
export const speakingLevel = 0.01;

/** Who is loud now: each received voice's level, 0..1 linear, as it is played. */
export function useVoiceLevels(feeds: readonly WatchedFeed[]): ReadonlyMap<FeedId, number> {
  const [levels, setLevels] = useState<ReadonlyMap<FeedId, number>>(new Map());
  useEffect(() => {
    let isCurrent = true;
    const read = async () => {
      const entries = feeds.map(async ({ feedId, receiver }) => [feedId, await levelOf(receiver)] as const);
      const heard = new Map(await Promise.all(entries));
      if (isCurrent) setLevels(heard);
    };
    const timer = setInterval(() => void read(), readEveryMs);
    return () => {
      isCurrent = false;
      clearInterval(timer);
    };
  }, [feeds]);
  return levels;
}

/**
 * From the statistics, which the browser gathers while the page goes on. `getSynchronizationSources` says it too, but the
 * page stands still until busy media threads have answered.
 */
async function levelOf(receiver: RTCRtpReceiver | null): Promise<number> {
  const reports = [...((await receiver?.getStats()) ?? new Map()).values()] as RTCInboundRtpStreamStats[];
  return reports.find(({ type }) => type === 'inbound-rtp')?.audioLevel ?? 0;
}
