'use client';

import { useTranslations } from 'next-intl';
import type { LiveRoomHandle } from '../media/use-live-room.ts';
import type { WatchedFeed } from '../media/watched-feeds.ts';
import type { RoomView } from '../signaling/room-view.ts';
import { LevelMeter } from '../ui/level-meter.tsx';
import { loudnessOf } from './loudness.ts';
import { speakingLevel, useVoiceLevels } from './use-voice-levels.ts';

interface SpeakersProps {
  view: RoomView;
  command: LiveRoomHandle['command'];
  voices: readonly WatchedFeed[];
}

/** Who is speaking now, by name; the loudest first. Whoever is not played is not named either. */
export function Speakers({ view, command, voices }: SpeakersProps) {
  const t = useTranslations('Voice');
  const levels = useVoiceLevels(voices);
  const [loudest] = [...levels]
    .filter(([feedId]) => loudnessOf(feedId, view, command.allHear) > 0)
    .sort(([, a], [, b]) => b - a);
  const speaking = loudest && loudest[1] > speakingLevel ? loudest : null;
  const speaker = speaking && view.participants.get(view.feeds.get(speaking[0])?.participantId ?? view.self);
  if (voices.length === 0) return <p className="text-14 text-ink-2">{t('nobodyToHear')}</p>;
  return (
    <div className="flex min-w-40 items-center gap-2">
      <LevelMeter
        label={t('level')}
        level={speaking ? Math.sqrt(speaking[1]) : 0}
        valueText={t(speaking ? 'speaking' : 'quiet')}
      />
      <span className="whitespace-nowrap font-medium text-14" data-testid="speaking">
        {speaker ? t('personSpeaking', { name: speaker.displayName }) : t('quiet')}
      </span>
    </div>
  );
}
