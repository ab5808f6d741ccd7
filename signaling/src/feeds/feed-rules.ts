import { type FeedContent, permissionToPublish } from '@scrubline/contract';
import type { EventOf } from '../room/room-event.ts';
import type { RoomChange, RoomState } from '../room/room-state.ts';
import { isPresent, type Seat } from '../room/seat.ts';
import { labelOf } from './feed-label.ts';

export const feedCountOf = ({ feeds }: RoomState, { participantId }: Seat): number =>
  [...feeds.values()].filter((feed) => feed.participantId === participantId).length;

/** How many of one camera source, or voices. */
export const sameSourceCountOf = ({ feeds }: RoomState, { participantId }: Seat, content: FeedContent): number =>
  [...feeds.values()].filter(
    (feed) => feed.participantId === participantId && labelOf(feed.content) === labelOf(content),
  ).length;

export function publish(change: RoomChange, { feed, visitId, mediaRoomId }: EventOf<'publish'>): void {
  const seat = change.takenSeat(feed.participantId);
  if (!seat || !isPresent(seat) || seat.visitId !== visitId || change.media?.mediaRoomId !== mediaRoomId) return;
  if (!seat.permissions.includes(permissionToPublish(feed.content)) || change.feeds.has(feed.feedId)) return;
  change.feeds.set(feed.feedId, feed);
  change.tell('feed:published', feed);
}

export function setFeedState(change: RoomChange, { feedId, state }: EventOf<'set-feed-state'>): void {
  const feed = change.feeds.get(feedId);
  if (!feed || feed.state === state) return;
  const changed = { ...feed, state };
  change.feeds.set(feedId, changed);
  change.tell('feed:changed', changed);
}

export function unpublish(change: RoomChange, { feedId }: EventOf<'unpublish'>): void {
  change.removeFeeds((feed) => feed.feedId === feedId);
}
