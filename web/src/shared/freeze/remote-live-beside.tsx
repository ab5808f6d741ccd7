import type { CameraSource, Feed } from '@scrubline/contract';
import type { MediaSession } from '../media/media-session.ts';
import type { WatchedFeed } from '../media/watched-feeds.ts';
import { useRemotePicture } from '../pictures/use-remote-picture.ts';
import { LiveBeside } from './live-beside.tsx';

interface RemoteLiveBesideProps {
  feed: Feed;
  source: CameraSource;
  watched: WatchedFeed | null;
  media: MediaSession | null;
  place: 'column' | 'filmstrip' | 'theatre';
}

export function RemoteLiveBeside({ feed, source, watched, media, place }: RemoteLiveBesideProps) {
  // As large as the stage has it: what is frozen may be live again in the next moment.
  const live = useRemotePicture(feed, watched, media, 'as it comes');
  return <LiveBeside live={live} place={place} source={source} />;
}
