import { useEffect, useState } from 'react';
import type { MediaSession } from '../../shared/media/media-session.ts';
import { addUpReports, type LinkReading, type LinkTotals, linkReading } from './link-statistics.ts';

const readEveryMs = 1_000;
/** The last five minutes. */
const readingsKept = 300;

export function useLinkReadings(media: MediaSession | null): readonly LinkReading[] {
  const [readings, setReadings] = useState<readonly LinkReading[]>([]);
  useEffect(() => {
    if (!media) return;
    let before: LinkTotals | null = null;
    let current = true;
    const read = async () => {
      const receivers = [...media.watched.get().values()].flatMap(({ receiver }) => receiver ?? []);
      const reports = await Promise.all(receivers.map((receiver) => receiver.getStats()));
      if (!current || reports.length === 0) return;
      const after = addUpReports(reports, performance.now());
      if (before) {
        const reading = linkReading(before, after);
        setReadings((kept) => [...kept.slice(1 - readingsKept), reading]);
      }
      before = after;
    };
    const timer = setInterval(() => void read(), readEveryMs);
    return () => {
      current = false;
      clearInterval(timer);
    };
  }, [media]);
  return readings;
}
