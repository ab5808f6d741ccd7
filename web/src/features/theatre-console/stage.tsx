import type { CameraSource, Feed, FeedId } from '@scrubline/contract';
import { VideoOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useMemo, useRef, useState } from 'react';
import { BondNote } from '../../shared/drawing/bond-note.tsx';
import { DrawingLayer } from '../../shared/drawing/drawing-layer.tsx';
import { captureTimeOf } from '../../shared/drawing/frame-under-pen.ts';
import { HiddenNote } from '../../shared/drawing/hidden-note.tsx';
import { markOf } from '../../shared/drawing/pen-points.ts';
import type { ShownPointer } from '../../shared/drawing/pointers.ts';
import type { ShownStroke } from '../../shared/drawing/shown-strokes.ts';
import type { PictureSize } from '../../shared/drawing/stroke-path.ts';
import { usePointers } from '../../shared/drawing/use-pointers.ts';
import { FreezeBar } from '../../shared/freeze/freeze-bar.tsx';
import { senderTime } from '../../shared/freeze/sender-time.ts';
import { StillLayer } from '../../shared/freeze/still-layer.tsx';
import { useFrameNow } from '../../shared/freeze/use-frame-now.ts';
import type { Freezing } from '../../shared/freeze/use-freeze.ts';
import type { MediaSession } from '../../shared/media/media-session.ts';
import type { LiveRoomHandle } from '../../shared/media/use-live-room.ts';
import type { WatchedFeed } from '../../shared/media/watched-feeds.ts';
import type { PictureReading } from '../../shared/pictures/frame-statistics.ts';
import { PictureCaption } from '../../shared/pictures/picture-caption.tsx';
import { PictureFrame } from '../../shared/pictures/picture-frame.tsx';
import { useRemotePicture } from '../../shared/pictures/use-remote-picture.ts';
import type { Tissue } from '../../shared/tissue/tissue.ts';
import { useDrawnTissue } from '../../shared/tissue/use-drawn-tissue.ts';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { MarkerDialog } from './marker-dialog.tsx';
import { SourceRequest } from './source-request.tsx';
import type { Drawing } from './use-drawing.ts';
import { type Pen, usePen } from './use-pen.ts';
import { usePointing } from './use-pointing.ts';

interface StageProps {
  picture: { readonly feed: Feed; readonly source: CameraSource } | null;
  watched: WatchedFeed | null;
  media: MediaSession | null;
  drawing: Drawing;
  live: LiveRoomHandle;
  freezing: Freezing;
  /** Of the theatre. */
  timeZone: string;
}

/** The one large picture, with its caption outside it: nothing covers tissue. */
export function Stage({ picture, ...rest }: StageProps) {
  const t = useTranslations('Console');
  if (!picture) {
    return (
      <div className="grid min-h-0 flex-1 place-items-center bg-black max-tablet:aspect-video max-tablet:flex-none">
        <EmptyState icon={<VideoOff aria-hidden size={32} />} title={t('noPictureTitle')}>
          {t('noPicture')}
        </EmptyState>
      </div>
    );
  }
  return <StagedPicture feed={picture.feed} source={picture.source} {...rest} />;
}

interface StagedPictureProps extends Omit<StageProps, 'picture'> {
  feed: Feed;
  source: CameraSource;
}

function StagedPicture({ feed, source, watched, media, drawing, live, freezing, timeZone }: StagedPictureProps) {
  const tSource = useTranslations('CameraSource');
  const { picture, condition } = useRemotePicture(feed, watched, media);
  const pointers = usePointers(live, feed.feedId);
  const [inHand, setInHand] = useState<readonly ShownStroke[]>([]);
  const { freeze, still } = freezing;
  const drawn = useDrawnTissue(live, watched, { strokes: drawing.strokesOn(feed.feedId), inHand, freeze });
  useReportedAge(feed, media, condition.condition === 'live' ? picture.reading : null);
  const capturedNow = useFrameNow(freezing, feed.feedId, () =>
    captureTimeOf(picture.video, watched?.captureTimes ?? null),
  );
  return (
    <section
      aria-label={tSource(source)}
      className="flex min-h-0 flex-1 flex-col max-tablet:flex-none"
      data-camera-source={source}
      data-stage
    >
      {freeze ? (
        <FreezeBar
          freeze={freeze}
          freezing={freezing}
          senderTime={() => senderTime(media?.clockOf(feed.participantId))}
          source={source}
          timeZone={timeZone}
        >
          <HiddenNote count={drawn.hidden} />
        </FreezeBar>
      ) : (
        <PictureCaption condition={condition} reading={picture.reading} source={source}>
          <BondNote bonds={drawn.bonds} strokes={drawn.strokes} />
          {source !== 'face' && source !== 'screen' && <SourceRequest live={live} source={source} />}
        </PictureCaption>
      )}
      <div className="min-h-0 flex-1 bg-black max-tablet:aspect-video max-tablet:flex-none">
        <PictureFrame condition={condition} fit="contain" label={tSource(source)} picture={picture} source={source}>
          <StillLayer freezing={freezing} source={tSource(source)} />
          <StageDrawing
            // Taken away in the middle of a stroke, or another picture: what was begun is not finished.
            key={`${feed.feedId} ${drawing.tool} ${freeze?.freezeId}`}
            bonds={drawn.bonds}
            capturedNow={capturedNow}
            drawing={drawing}
            feedId={feed.feedId}
            live={live}
            onInHand={setInHand}
            pointers={pointers}
            size={still?.image ?? picture.reading}
            strokes={drawn.strokes}
          />
        </PictureFrame>
      </div>
    </section>
  );
}

interface StageDrawingProps {
  feedId: FeedId;
  strokes: readonly ShownStroke[];
  bonds: Tissue['bonds'];
  capturedNow: () => number | null;
  /** Of the picture beneath. */
  size: PictureSize | null;
  drawing: Drawing;
  live: LiveRoomHandle;
  pointers: readonly ShownPointer[];
  onInHand: (strokes: readonly ShownStroke[]) => void;
}

/** Everybody's drawings on the stage, and the pen in one's own hand. */
function StageDrawing({
  feedId,
  capturedNow,
  size,
  drawing,
  live,
  pointers,
  bonds,
  onInHand,
  ...finished
}: StageDrawingProps) {
  const pen = usePen(drawing, { feedId, capturedNow });
  const pointing = usePointing(live, drawing.isPointing ? feedId : null);
  const { inHand } = pen;
  const inHandShown = useMemo(() => strokeInHand(inHand, drawing), [inHand, drawing]);
  useEffect(() => onInHand(inHandShown), [inHandShown, onInHand]);
  return (
    <>
      <DrawingLayer
        bonds={bonds}
        pen={pen.handlers ?? pointing}
        pointers={pointers}
        room={live.room}
        size={size}
        strokes={[...finished.strokes, ...inHandShown]}
      />
      <MarkerDialog onLabel={pen.label} open={pen.wantsLabel} />
    </>
  );
}

function strokeInHand(inHand: Pen['inHand'], { tool, color, boundTo, self }: Drawing): readonly ShownStroke[] {
  const mark = inHand && tool && markOf(tool, inHand.points, '');
  if (!mark || !self) return nothingInHand;
  const { strokeId, drawnOn } = inHand;
  return [{ strokeId, drawnOn, color, mark, boundTo, ...self, standing: 'preview' }];
}

const nothingInHand: readonly ShownStroke[] = [];

const reportEveryMs = 1_000;

/** Tells the theatre how late its picture is seen here. */
function useReportedAge(feed: Feed, media: MediaSession | null, reading: PictureReading | null): void {
  const latest = useRef(reading);
  latest.current = reading;
  useEffect(() => {
    const timer = setInterval(() => {
      // Whoever looks at another tab sees nothing, however well the frames arrive.
      const age = document.visibilityState === 'visible' ? latest.current?.age : undefined;
      media?.signals.send({
        signal: 'picture:age',
        feedId: feed.feedId,
        ageMs: age?.kind === 'known' ? Math.round(age.ageMs) : null,
      });
    }, reportEveryMs);
    return () => clearInterval(timer);
  }, [feed.feedId, media]);
}
