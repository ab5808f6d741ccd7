import type { CameraSource, FeedId } from '@scrubline/contract';
import type { RoomView } from '../../shared/signaling/room-view.ts';

/** Which of this page's own pictures a feed is; null for everybody else's. */
export function ownSource({ feeds, self }: RoomView, feedId: FeedId): CameraSource | null {
  const feed = feeds.get(feedId);
  return feed?.participantId === self && feed.content.kind === 'picture' ? feed.content.cameraSource : null;
}
