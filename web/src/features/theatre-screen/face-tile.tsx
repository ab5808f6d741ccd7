import type { Feed, Participant } from '@scrubline/contract';
import { useTranslations } from 'next-intl';
import type { MediaSession } from '../../shared/media/media-session.ts';
import type { WatchedFeed } from '../../shared/media/watched-feeds.ts';
import { AgeText } from '../../shared/pictures/age-text.tsx';
import { healthBars } from '../../shared/pictures/health-words.ts';
import { sizeOf } from '../../shared/pictures/picture-caption.tsx';
import { PictureFrame } from '../../shared/pictures/picture-frame.tsx';
import { useRemotePicture } from '../../shared/pictures/use-remote-picture.ts';
import { HealthBars } from '../../shared/ui/health-bars.tsx';
import { PersonTile } from './person-tile.tsx';

interface FaceTileProps {
  feed: Feed;
  participant: Participant | null;
  watched: WatchedFeed | null;
  media: MediaSession | null;
  speaking: boolean;
  /** Beside another face: without the figures. */
  compact: boolean;
}

/** One person's face with its size, age and health, the name, and whether they speak. */
export function FaceTile({ feed, participant, watched, media, speaking, compact }: FaceTileProps) {
  const t = useTranslations('Picture');
  const tHealth = useTranslations('Health');
  const { picture, condition } = useRemotePicture(feed, watched, media);
  const { reading } = picture;
  const name = participant?.displayName ?? '';
  return (
    <PersonTile compact={compact} participant={participant} source="face" speaking={speaking}>
      <div className="aspect-video overflow-hidden">
        <PictureFrame condition={condition} fit="cover" label={name} picture={picture} size="theatre" source="face" />
      </div>
      {!compact && reading && condition.condition === 'live' && (
        <p className="flex flex-wrap items-center gap-x-4 px-4 pt-2 text-20 text-ink-2">
          <span>{t('size', sizeOf(reading))}</span>
          <AgeText age={reading.age} />
          <HealthBars level={healthBars[condition.health]} word={tHealth(condition.health)} />
        </p>
      )}
    </PersonTile>
  );
}
