import type { CameraSource, Feed, FeedId } from '@scrubline/contract';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { DrawingLayer } from '../../shared/drawing/drawing-layer.tsx';
import type { ShownPointer } from '../../shared/drawing/pointers.ts';
import type { ShownStroke } from '../../shared/drawing/shown-strokes.ts';
import { StandingStillNote } from '../../shared/drawing/standing-still-note.tsx';
import type { MediaSession } from '../../shared/media/media-session.ts';
import type { WatchedFeed } from '../../shared/media/watched-feeds.ts';
import { PictureCaption } from '../../shared/pictures/picture-caption.tsx';
import { PictureFrame } from '../../shared/pictures/picture-frame.tsx';
import { pictureCondition } from '../../shared/pictures/picture-health.ts';
import { usePicture } from '../../shared/pictures/use-picture.ts';
import { useRemotePicture } from '../../shared/pictures/use-remote-picture.ts';

interface ScreenStageProps {
  source: CameraSource | null;
  /** The picture straight from this computer's camera, when there is one. */
  local: MediaStreamTrack | null;
  feed: Feed | null;
  watched: ReadonlyMap<FeedId, WatchedFeed>;
  media: MediaSession | null;
  /** How late the specialist sees this picture. */
  seenAge: ReactNode;
  /** What is drawn on it. */
  strokes: readonly ShownStroke[];
  pointers: readonly ShownPointer[];
}

/** The theatre's own picture, large, and how late the specialist sees it. */
export function ScreenStage({ source, local, feed, watched, media, seenAge, strokes, pointers }: ScreenStageProps) {
  const t = useTranslations('TheatreScreen');
  if (!source) {
    return <p className="grid min-h-0 flex-1 place-items-center bg-black text-24 text-n4">{t('noPicture')}</p>;
  }
  if (local)
    return <LocalStage seenAge={seenAge} source={source} pointers={pointers} strokes={strokes} track={local} />;
  return (
    <RemoteStage
      feed={feed}
      media={media}
      seenAge={seenAge}
      source={source}
      pointers={pointers}
      strokes={strokes}
      watched={(feed && watched.get(feed.feedId)) ?? null}
    />
  );
}

interface LocalStageProps {
  source: CameraSource;
  track: MediaStreamTrack;
  seenAge: ReactNode;
  strokes: readonly ShownStroke[];
  pointers: readonly ShownPointer[];
}

function LocalStage({ source, track, seenAge, strokes, pointers }: LocalStageProps) {
  const t = useTranslations('TheatreScreen');
  const name = useTranslations('CameraSource')(source);
  const picture = usePicture(track, { captureTimes: null, clock: () => null });
  const { reading, readAt } = picture;
  const condition = pictureCondition('live', reading, track.getSettings().frameRate ?? 30, readAt);
  return (
    <section aria-label={name} className="flex min-h-0 flex-1 flex-col" data-camera-source={source} data-local>
      <div className="flex min-h-12 items-center gap-6 bg-panel px-6 text-20 text-ink-2">
        <b className="font-bold text-ink">{t('localPicture', { source: name })}</b>
        {reading && <span>{t('size', { height: reading.height, frameRate: Math.round(reading.frameRate) })}</span>}
        {seenAge}
        {strokes.length > 0 && <StandingStillNote size="theatre" />}
      </div>
      <div className="min-h-0 flex-1">
        <PictureFrame condition={condition} fit="contain" label={name} picture={picture} size="theatre">
          <DrawingLayer pointers={pointers} size={reading} strokes={strokes} textSize="theatre" />
        </PictureFrame>
      </div>
    </section>
  );
}

interface RemoteStageProps extends Omit<LocalStageProps, 'track'> {
  feed: Feed | null;
  watched: WatchedFeed | null;
  media: MediaSession | null;
}

function RemoteStage({ source, feed, watched, media, seenAge, strokes, pointers }: RemoteStageProps) {
  const name = useTranslations('CameraSource')(source);
  const { picture, condition } = useRemotePicture(feed, watched, media);
  return (
    <section aria-label={name} className="flex min-h-0 flex-1 flex-col" data-camera-source={source}>
      <PictureCaption condition={condition} reading={picture.reading} size="theatre" source={source}>
        {seenAge}
        {strokes.length > 0 && <StandingStillNote size="theatre" />}
      </PictureCaption>
      <div className="min-h-0 flex-1">
        <PictureFrame condition={condition} fit="contain" label={name} picture={picture} size="theatre">
          <DrawingLayer pointers={pointers} size={picture.reading} strokes={strokes} textSize="theatre" />
        </PictureFrame>
      </div>
    </section>
  );
}
