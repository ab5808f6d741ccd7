import type { Feed, Participant } from '@scrubline/contract';
import type { MediaSession } from '../../shared/media/media-session.ts';
import type { WatchedFeed } from '../../shared/media/watched-feeds.ts';
import { PictureFrame } from '../../shared/pictures/picture-frame.tsx';
import { useRemotePicture } from '../../shared/pictures/use-remote-picture.ts';
import { PersonTile } from './person-tile.tsx';

interface FaceTileProps {
  feed: Feed;
  participant: Participant | null;
  watched: WatchedFeed | null;
  media: MediaSession | null;
  speaking: boolean;
}

/** One person's face with the name, and whether they speak. */
export function FaceTile({ feed, participant, watched, media, speaking }: FaceTileProps) {
  const { picture, condition } = useRemotePicture(feed, watched, media);
  const name = participant?.displayName ?? '';
  return (
    <PersonTile participant={participant} source="face" speaking={speaking}>
      <div className="aspect-video">
        <PictureFrame condition={condition} fit="cover" label={name} picture={picture} source="face" />
      </div>
    </PersonTile>
  );
}
