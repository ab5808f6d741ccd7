import type { CameraSource, Feed, FeedId } from '@scrubline/contract';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { BondNote } from '../../shared/drawing/bond-note.tsx';
import { DrawingLayer } from '../../shared/drawing/drawing-layer.tsx';
import { captureTimeOf } from '../../shared/drawing/frame-under-pen.ts';
import { HiddenNote } from '../../shared/drawing/hidden-note.tsx';
import type { ShownPointer } from '../../shared/drawing/pointers.ts';
import type { ShownStroke } from '../../shared/drawing/shown-strokes.ts';
import { FreezeBar } from '../../shared/freeze/freeze-bar.tsx';
import { senderTime } from '../../shared/freeze/sender-time.ts';
import { StillLayer } from '../../shared/freeze/still-layer.tsx';
import { useFrameNow } from '../../shared/freeze/use-frame-now.ts';
import type { Freezing } from '../../shared/freeze/use-freeze.ts';
import { pageTime } from '../../shared/media/peer-clocks.ts';
import type { LiveRoomHandle } from '../../shared/media/use-live-room.ts';
import type { WatchedFeed } from '../../shared/media/watched-feeds.ts';
import { PictureCaption } from '../../shared/pictures/picture-caption.tsx';
import { PictureFrame } from '../../shared/pictures/picture-frame.tsx';
import { type RemotePicture, useRemotePicture } from '../../shared/pictures/use-remote-picture.ts';
import { newestFrameOf } from '../../shared/rig-device/local-pictures.ts';
import { type DrawnTissue, useDrawnTissue } from '../../shared/tissue/use-drawn-tissue.ts';
import { useLocalPicture } from './use-local-picture.ts';

interface OnStage {
  readonly source: CameraSource;
  readonly feed: Feed | null;
  readonly live: Pick<LiveRoomHandle, 'room' | 'media' | 'view'>;
  /** How late the specialist sees this picture. */
  readonly seenAge: ReactNode;
  /** What is drawn on it. */
  readonly strokes: readonly ShownStroke[];
  readonly pointers: readonly ShownPointer[];
  readonly freezing: Freezing;
  readonly timeZone: string;
}

interface ScreenStageProps extends Omit<OnStage, 'source'> {
  source: CameraSource | null;
  /** The picture straight from this computer's camera, when there is one. */
  local: MediaStreamTrack | null;
  watched: ReadonlyMap<FeedId, WatchedFeed>;
}

/** The theatre's own picture, large, and how late the specialist sees it. */
export function ScreenStage({ source, local, watched, ...onStage }: ScreenStageProps) {
  const t = useTranslations('TheatreScreen');
  if (!source) {
    return <p className="grid min-h-0 flex-1 place-items-center bg-black text-24 text-n4">{t('noPicture')}</p>;
  }
  if (local) return <LocalStage {...onStage} source={source} track={local} />;
  const { feed } = onStage;
  return <RemoteStage {...onStage} source={source} watched={(feed && watched.get(feed.feedId)) ?? null} />;
}

function LocalStage({ track, ...onStage }: OnStage & { track: MediaStreamTrack }) {
  const t = useTranslations('TheatreScreen');
  const { source, feed, seenAge, freezing, strokes } = onStage;
  const name = useTranslations('CameraSource')(source);
  const local = useLocalPicture(track);
  const { reading } = local.picture;
  const shown = feed && { feedId: feed.feedId, track, captureTimes: null };
  const drawn = useDrawnTissue(onStage.live, shown, { strokes, freeze: freezing.freeze });
  // The rig's own clock, and its newest frame: the picture comes by no other way.
  useFrameNow(freezing, feed?.feedId ?? null, () => newestFrameOf(source));
  const caption = (
    <div className="flex min-h-12 items-center gap-6 bg-panel px-6 text-20 text-ink-2">
      <b className="font-bold text-ink">{t('localPicture', { source: name })}</b>
      {reading && <span>{t('size', { height: reading.height, frameRate: Math.round(reading.frameRate) })}</span>}
      {seenAge}
      <BondNote bonds={drawn.bonds} size="theatre" strokes={drawn.strokes} />
    </div>
  );
  return <FramedStage {...onStage} drawn={drawn} caption={caption} isLocal shown={local} timeThere={pageTime} />;
}

function RemoteStage({ watched, ...onStage }: OnStage & { watched: WatchedFeed | null }) {
  const { source, feed, live, seenAge, freezing, strokes } = onStage;
  const remote = useRemotePicture(feed, watched, live.media);
  const { picture, condition } = remote;
  const drawn = useDrawnTissue(live, watched, { strokes, freeze: freezing.freeze });
  useFrameNow(freezing, feed?.feedId ?? null, () => captureTimeOf(picture.video, watched?.captureTimes ?? null));
  const caption = (
    <PictureCaption condition={condition} reading={picture.reading} size="theatre" source={source}>
      {seenAge}
      <BondNote bonds={drawn.bonds} size="theatre" strokes={drawn.strokes} />
    </PictureCaption>
  );
  const timeThere = () => senderTime(feed && live.media?.clockOf(feed.participantId));
  return <FramedStage {...onStage} drawn={drawn} caption={caption} shown={remote} timeThere={timeThere} />;
}

interface FramedStageProps extends OnStage {
  shown: RemotePicture;
  drawn: DrawnTissue;
  caption: ReactNode;
  timeThere: () => number | null;
  isLocal?: boolean;
}

/** The picture under its caption; while it is frozen, its still under the bar that says so. */
function FramedStage(props: FramedStageProps) {
  const { shown, drawn, caption, timeThere, isLocal, source, pointers, freezing, timeZone } = props;
  const name = useTranslations('CameraSource')(source);
  const { picture, condition } = shown;
  const { freeze, still } = freezing;
  return (
    <section
      aria-label={name}
      className="flex min-h-0 flex-1 flex-col"
      data-camera-source={source}
      data-local={isLocal || undefined}
    >
      {freeze ? (
        <FreezeBar
          freeze={freeze}
          freezing={freezing}
          senderTime={timeThere}
          size="theatre"
          source={source}
          timeZone={timeZone}
        >
          <HiddenNote count={drawn.hidden} size="theatre" />
        </FreezeBar>
      ) : (
        caption
      )}
      <div className="min-h-0 flex-1">
        <PictureFrame condition={condition} fit="contain" label={name} picture={picture} size="theatre">
          <StillLayer freezing={freezing} source={name} />
          <DrawingLayer
            bonds={drawn.bonds}
            pointers={pointers}
            room={props.live.room}
            size={still?.image ?? picture.reading}
            strokes={drawn.strokes}
            textSize="theatre"
          />
        </PictureFrame>
      </div>
    </section>
  );
}
