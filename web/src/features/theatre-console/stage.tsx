import type { CameraSource, Feed } from '@scrubline/contract';
import { VideoOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import type { MediaSession } from '../../shared/media/media-session.ts';
import type { WatchedFeed } from '../../shared/media/watched-feeds.ts';
import type { PictureReading } from '../../shared/pictures/frame-statistics.ts';
import { PictureCaption } from '../../shared/pictures/picture-caption.tsx';
import { PictureFrame } from '../../shared/pictures/picture-frame.tsx';
import { useRemotePicture } from '../../shared/pictures/use-remote-picture.ts';
import { EmptyState } from '../../shared/ui/empty-state.tsx';

interface StageProps {
  picture: { readonly feed: Feed; readonly source: CameraSource } | null;
  watched: WatchedFeed | null;
  media: MediaSession | null;
}

/** The one large picture, with its caption outside it: nothing covers tissue. */
export function Stage({ picture, watched, media }: StageProps) {
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
  return <StagedPicture feed={picture.feed} media={media} source={picture.source} watched={watched} />;
}

interface StagedPictureProps extends Omit<StageProps, 'picture'> {
  feed: Feed;
  source: CameraSource;
}

function StagedPicture({ feed, source, watched, media }: StagedPictureProps) {
  const tSource = useTranslations('CameraSource');
  const { picture, condition } = useRemotePicture(feed, watched, media);
  useReportedAge(feed, media, condition.condition === 'live' ? picture.reading : null);
  return (
    <section
      aria-label={tSource(source)}
      className="flex min-h-0 flex-1 flex-col max-tablet:flex-none"
      data-camera-source={source}
      data-stage
    >
      <PictureCaption condition={condition} reading={picture.reading} source={source} />
      <div className="min-h-0 flex-1 bg-black max-tablet:aspect-video max-tablet:flex-none">
        <PictureFrame condition={condition} fit="contain" label={tSource(source)} picture={picture} source={source} />
      </div>
    </section>
  );
}

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
