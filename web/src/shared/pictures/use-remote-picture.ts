import { encodingProfiles, type Feed } from '@scrubline/contract';
import type { MediaSession } from '../media/media-session.ts';
import type { WatchedFeed } from '../media/watched-feeds.ts';
import { type PictureCondition, pictureCondition } from './picture-health.ts';
import { useFittingLayer } from './use-fitting-layer.ts';
import { type Picture, usePicture } from './use-picture.ts';

export interface RemotePicture {
  readonly picture: Picture;
  readonly condition: PictureCondition;
}

/** A feed of the room, shown and read here. `watched` is null until its first packets can be shown. */
export function useRemotePicture(
  feed: Feed | null,
  watched: WatchedFeed | null,
  media: MediaSession | null,
  asks: 'for what fits' | 'as it comes' = 'for what fits',
): RemotePicture {
  const picture = usePicture(watched?.track ?? null, {
    captureTimes: watched?.captureTimes ?? null,
    clock: () => (feed && media?.clockOf(feed.participantId)) ?? null,
  });
  useFittingLayer(asks === 'for what fits' ? picture.video : null, feed, media);
  const expected =
    feed?.content.kind === 'picture' ? encodingProfiles[feed.content.cameraSource].capture.frameRate : 30;
  const condition = pictureCondition(feed?.state ?? 'live', picture.reading, expected, picture.readAt);
  return { picture, condition };
}
