import type { Feed, Participant } from '@scrubline/contract';
import { MicOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { MediaSession } from '../../shared/media/media-session.ts';
import type { WatchedFeed } from '../../shared/media/watched-feeds.ts';
import { PictureFrame } from '../../shared/pictures/picture-frame.tsx';
import { useRemotePicture } from '../../shared/pictures/use-remote-picture.ts';

interface FaceTileProps {
  feed: Feed;
  participant: Participant | null;
  watched: WatchedFeed | null;
  media: MediaSession | null;
  speaking: boolean;
}

/** One person's face with the name, and whether they speak. */
export function FaceTile({ feed, participant, watched, media, speaking }: FaceTileProps) {
  const t = useTranslations('TheatreScreen');
  const { picture, condition } = useRemotePicture(feed, watched, media);
  const name = participant?.displayName ?? '';
  return (
    <figure
      className={`shrink-0 overflow-hidden rounded-panel bg-page ${speaking ? 'border-3 border-live' : 'border-3 border-line-strong'}`}
      data-camera-source="face"
    >
      <div className="aspect-video">
        <PictureFrame condition={condition} fit="cover" label={name} picture={picture} />
      </div>
      <figcaption className="flex h-16 items-center gap-3 px-4">
        <b className="font-bold text-24">{name}</b>
        <span className="ml-auto flex items-center gap-2">
          {participant?.muted ? (
            <>
              <MicOff aria-hidden size={24} />
              {t('muted')}
            </>
          ) : (
            <span className={speaking ? 'text-live' : 'text-ink-2'}>{t(speaking ? 'speaking' : 'canSpeak')}</span>
          )}
        </span>
      </figcaption>
    </figure>
  );
}
