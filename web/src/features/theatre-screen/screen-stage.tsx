import type { CameraSource, Feed, FeedId } from '@scrubline/contract';
import { useTranslations } from 'next-intl';
import { type ReactNode, useMemo } from 'react';
import { BondNote } from '../../shared/drawing/bond-note.tsx';
import { DrawingLayer } from '../../shared/drawing/drawing-layer.tsx';
import type { ShownPointer } from '../../shared/drawing/pointers.ts';
import type { ShownStroke } from '../../shared/drawing/shown-strokes.ts';
import type { LiveRoomHandle } from '../../shared/media/use-live-room.ts';
import type { WatchedFeed } from '../../shared/media/watched-feeds.ts';
import { PictureCaption } from '../../shared/pictures/picture-caption.tsx';
import { PictureFrame } from '../../shared/pictures/picture-frame.tsx';
import { pictureCondition } from '../../shared/pictures/picture-health.ts';
import { usePicture } from '../../shared/pictures/use-picture.ts';
import { useRemotePicture } from '../../shared/pictures/use-remote-picture.ts';
import { useAgreement } from '../../shared/tissue/use-agreement.ts';
import { useTissue } from '../../shared/tissue/use-tissue.ts';

interface ScreenStageProps {
  source: CameraSource | null;
  /** The picture straight from this computer's camera, when there is one. */
  local: MediaStreamTrack | null;
  feed: Feed | null;
  watched: ReadonlyMap<FeedId, WatchedFeed>;
  live: Pick<LiveRoomHandle, 'media' | 'view'>;
  /** How late the specialist sees this picture. */
  seenAge: ReactNode;
  /** What is drawn on it. */
  strokes: readonly ShownStroke[];
  /** Whether anybody may draw. */
  isDrawnOn: boolean;
  pointers: readonly ShownPointer[];
}

/** The theatre's own picture, large, and how late the specialist sees it. */
export function ScreenStage({ source, local, feed, watched, live, ...drawn }: ScreenStageProps) {
  const t = useTranslations('TheatreScreen');
  if (!source) {
    return <p className="grid min-h-0 flex-1 place-items-center bg-black text-24 text-n4">{t('noPicture')}</p>;
  }
  if (local) return <LocalStage live={live} source={source} track={local} {...drawn} />;
  return (
    <RemoteStage
      {...drawn}
      feed={feed}
      live={live}
      source={source}
      watched={(feed && watched.get(feed.feedId)) ?? null}
    />
  );
}

interface LocalStageProps extends Pick<ScreenStageProps, 'live' | 'seenAge' | 'strokes' | 'isDrawnOn' | 'pointers'> {
  source: CameraSource;
  track: MediaStreamTrack;
}

function LocalStage({ live, source, track, seenAge, strokes, isDrawnOn, pointers }: LocalStageProps) {
  const t = useTranslations('TheatreScreen');
  const name = useTranslations('CameraSource')(source);
  const picture = usePicture(track, { captureTimes: null, clock: () => null });
  const { reading, readAt } = picture;
  const shown = useMemo(() => ({ track, captureTimes: null }), [track]);
  const bonds = useAgreement(live, useTissue(shown, strokes, isDrawnOn), strokes);
  const condition = pictureCondition('live', reading, track.getSettings().frameRate ?? 30, readAt);
  return (
    <section aria-label={name} className="flex min-h-0 flex-1 flex-col" data-camera-source={source} data-local>
      <div className="flex min-h-12 items-center gap-6 bg-panel px-6 text-20 text-ink-2">
        <b className="font-bold text-ink">{t('localPicture', { source: name })}</b>
        {reading && <span>{t('size', { height: reading.height, frameRate: Math.round(reading.frameRate) })}</span>}
        {seenAge}
        <BondNote bonds={bonds} size="theatre" strokes={strokes} />
      </div>
      <div className="min-h-0 flex-1">
        <PictureFrame condition={condition} fit="contain" label={name} picture={picture} size="theatre">
          <DrawingLayer bonds={bonds} pointers={pointers} size={reading} strokes={strokes} textSize="theatre" />
        </PictureFrame>
      </div>
    </section>
  );
}

interface RemoteStageProps extends Omit<LocalStageProps, 'track'> {
  feed: Feed | null;
  watched: WatchedFeed | null;
}

function RemoteStage({ live, source, feed, watched, seenAge, strokes, isDrawnOn, pointers }: RemoteStageProps) {
  const name = useTranslations('CameraSource')(source);
  const { picture, condition } = useRemotePicture(feed, watched, live.media);
  const bonds = useAgreement(live, useTissue(watched, strokes, isDrawnOn), strokes);
  return (
    <section aria-label={name} className="flex min-h-0 flex-1 flex-col" data-camera-source={source}>
      <PictureCaption condition={condition} reading={picture.reading} size="theatre" source={source}>
        {seenAge}
        <BondNote bonds={bonds} size="theatre" strokes={strokes} />
      </PictureCaption>
      <div className="min-h-0 flex-1">
        <PictureFrame condition={condition} fit="contain" label={name} picture={picture} size="theatre">
          <DrawingLayer bonds={bonds} pointers={pointers} size={picture.reading} strokes={strokes} textSize="theatre" />
        </PictureFrame>
      </div>
    </section>
  );
}
