import type { Feed, ParticipantId } from '@scrubline/contract';
import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import type { MediaSession } from '../../shared/media/media-session.ts';
import type { RoomView } from '../../shared/signaling/room-view.ts';
import { useReportedAge } from './use-reported-age.ts';

interface SeenAgeProps {
  feed: Feed | null;
  media: MediaSession | null;
  view: RoomView | null;
}

/** What the specialist's own page says of the age of this picture. What observers see does not matter here. */
export function SeenAge({ feed, media, view }: SeenAgeProps) {
  const t = useTranslations('TheatreScreen');
  const participants = view?.participants;
  const isSpecialist = useCallback((id: ParticipantId) => participants?.get(id)?.role === 'specialist', [participants]);
  const ageMs = useReportedAge(media, feed?.feedId ?? null, isSpecialist);
  if (ageMs === undefined) return null;
  return <span>{ageMs === null ? t('seenAgeUnknown') : t('seenLater', { milliseconds: ageMs })}</span>;
}
