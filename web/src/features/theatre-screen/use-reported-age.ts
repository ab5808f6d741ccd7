import type { FeedId, ParticipantId } from '@scrubline/contract';
import { useEffect, useRef, useState } from 'react';
import type { MediaSession } from '../../shared/media/media-session.ts';

/** Viewers report once a second; after this a report says nothing about now. */
const reportValidMs = 3_000;

/** How late a viewer sees this feed, in milliseconds; null when the viewer cannot know; undefined when nobody says. */
export function useReportedAge(
  media: MediaSession | null,
  feedId: FeedId | null,
  isHeard: (from: ParticipantId) => boolean,
): number | null | undefined {
  const latestIsHeard = useRef(isHeard);
  latestIsHeard.current = isHeard;
  const [ageMs, setAgeMs] = useState<number | null | undefined>(undefined);
  useEffect(() => {
    setAgeMs(undefined);
    if (!media || !feedId) return;
    let expiry: ReturnType<typeof setTimeout> | undefined;
    const unlisten = media.signals.listen((signal, from) => {
      if (signal.signal !== 'picture:age' || signal.feedId !== feedId || !latestIsHeard.current(from)) return;
      setAgeMs(signal.ageMs);
      clearTimeout(expiry);
      expiry = setTimeout(() => setAgeMs(undefined), reportValidMs);
    });
    return () => {
      unlisten();
      clearTimeout(expiry);
    };
  }, [media, feedId]);
  return ageMs;
}
