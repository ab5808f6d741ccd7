import type { FeedId } from '@scrubline/contract';
import type { ReactNode } from 'react';
import type { MediaSession } from '../../shared/media/media-session.ts';
import type { WatchedFeed } from '../../shared/media/watched-feeds.ts';
import { FilmTile } from '../../shared/pictures/film-tile.tsx';
import { SelfTile } from './self-tile.tsx';
import type { PictureFeed } from './staged-picture.ts';
import type { OwnDevices } from './use-own-devices.ts';

interface FilmstripProps {
  pictures: readonly PictureFeed[];
  staged: PictureFeed | null;
  watched: ReadonlyMap<FeedId, WatchedFeed>;
  media: MediaSession | null;
  devices: OwnDevices;
  isFaceSent: boolean;
  choose: (index: number) => void;
  /** What runs on while its picture is frozen, when there is no column for it. */
  beside: ReactNode;
}

/** The small pictures under the stage: one's own face, and what is not on the stage. */
export function Filmstrip({ pictures, staged, watched, media, devices, isFaceSent, choose, beside }: FilmstripProps) {
  return (
    <div className="flex min-w-0 flex-1 gap-2 overflow-x-auto px-3 pt-2 max-tablet:h-34 max-tablet:flex-none">
      {beside && <div className="w-[185px] shrink-0 max-tablet:w-36">{beside}</div>}
      <SelfTile devices={devices} sent={isFaceSent} />
      {pictures.map(({ feed, source }, index) =>
        feed === staged?.feed ? null : (
          <FilmTile
            feed={feed}
            key={feed.feedId}
            media={media}
            onChoose={() => choose(index)}
            shortcut={`${index + 1}`}
            source={source}
            watched={watched.get(feed.feedId) ?? null}
          />
        ),
      )}
    </div>
  );
}
