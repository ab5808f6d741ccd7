import type { CameraSource, Feed, FeedId } from '@scrubline/contract';
import { Play } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { LiveBeside } from '../../shared/freeze/live-beside.tsx';
import { RemoteLiveBeside } from '../../shared/freeze/remote-live-beside.tsx';
import type { Freezing } from '../../shared/freeze/use-freeze.ts';
import type { MediaSession } from '../../shared/media/media-session.ts';
import type { WatchedFeed } from '../../shared/media/watched-feeds.ts';
import { Button } from '../../shared/ui/button.tsx';
import { useLocalPicture } from './use-local-picture.ts';

interface FrozenBesideProps {
  freezing: Freezing;
  feed: Feed | null;
  /** The picture straight from this computer's camera, when there is one. */
  local: MediaStreamTrack | null;
  watched: ReadonlyMap<FeedId, WatchedFeed>;
  media: MediaSession | null;
  /** What else is said of the live picture. */
  children: ReactNode;
}

/** While a picture is frozen: what it is now, and the way back to it. */
export function FrozenBeside({ freezing, feed, local, watched, media, children }: FrozenBesideProps) {
  const t = useTranslations('Freeze');
  const { freeze, release } = freezing;
  if (!freeze) return null;
  const source = freeze.still.cameraSource;
  return (
    <section className="flex shrink-0 flex-col gap-3">
      {local ? (
        <LocalLiveBeside source={source} track={local} />
      ) : (
        feed && (
          <RemoteLiveBeside
            feed={feed}
            media={media}
            place="theatre"
            source={source}
            watched={watched.get(feed.feedId) ?? null}
          />
        )
      )}
      {children}
      {release && (
        <Button data-testid="back-to-live" look="inverse" onClick={release} size="theatre">
          <Play aria-hidden size={28} />
          {t('backToLive')}
        </Button>
      )}
    </section>
  );
}

function LocalLiveBeside({ source, track }: { source: CameraSource; track: MediaStreamTrack }) {
  return <LiveBeside isLocal live={useLocalPicture(track)} place="theatre" source={source} />;
}
