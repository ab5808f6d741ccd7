'use client';

import { useTranslations } from 'next-intl';
import type { WatchedFeed } from '../media/watched-feeds.ts';
import type { RoomView } from '../signaling/room-view.ts';
import { LevelMeter } from '../ui/level-meter.tsx';
import { speakingLevel, useVoiceLevels } from './use-voice-levels.ts';

/** Who is speaking now, by name; the loudest first. */
export function Speakers({ view, voices }: { view: RoomView; voices: readonly WatchedFeed[] }) {
  const t = useTranslations('Voice');
  const levels = useVoiceLevels(voices);
  const [loudest] = [...levels].sort(([, a], [, b]) => b - a);
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
