'use client';

import type { CameraSource, Feed } from '@scrubline/contract';
import { useTranslations } from 'next-intl';
import type { MediaSession } from '../media/media-session.ts';
import type { WatchedFeed } from '../media/watched-feeds.ts';
import { HealthBars } from '../ui/health-bars.tsx';
import { KeyCap } from '../ui/key-cap.tsx';
import { MiddleDot } from '../ui/middle-dot.tsx';
import { AgeText } from './age-text.tsx';
import { healthBars } from './health-words.ts';
import { sizeOf } from './picture-caption.tsx';
import { PictureFrame } from './picture-frame.tsx';
import { useRemotePicture } from './use-remote-picture.ts';

interface FilmTileProps {
  feed: Feed;
  source: CameraSource;
  watched: WatchedFeed | null;
  media: MediaSession | null;
  /** The number key that brings it onto the stage. */
  shortcut: string;
  onChoose: () => void;
}

/** One small picture under the stage. Pressing it brings it onto the stage. */
export function FilmTile({ feed, source, watched, media, shortcut, onChoose }: FilmTileProps) {
  const t = useTranslations('Picture');
  const tSource = useTranslations('CameraSource');
  const tHealth = useTranslations('Health');
  const { picture, condition } = useRemotePicture(feed, watched, media);
  const name = tSource(source);
  const { reading } = picture;
  return (
    <button
      aria-keyshortcuts={shortcut}
      aria-label={t('bringToStage', { source: name })}
      className="w-[185px] shrink-0 cursor-pointer self-start text-left max-tablet:w-36"
      data-camera-source={source}
      onClick={onChoose}
      type="button"
    >
      <span className="relative block aspect-video">
        <PictureFrame condition={condition} fit="cover" label={name} picture={picture} source={source}>
          {reading && condition.condition === 'live' && (
            <span className="absolute bottom-0 left-0 bg-over px-1.5 text-12 text-n3 leading-5">
              {t('size', sizeOf(reading))}
              <MiddleDot />
              <AgeText age={reading.age} />
            </span>
          )}
        </PictureFrame>
      </span>
      <span className="flex h-6 items-center gap-1.5 text-12 text-ink">
        <span className="pointer-coarse:hidden">
          <KeyCap>{shortcut}</KeyCap>
        </span>
        {name}
        <span className="ml-auto text-ink-2">
          {condition.condition === 'live' && (
            <HealthBars level={healthBars[condition.health]} word={tHealth(condition.health)} />
          )}
        </span>
      </span>
    </button>
  );
}
