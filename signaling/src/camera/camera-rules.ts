import type { EventOf } from '../room/room-event.ts';
import type { RoomChange } from '../room/room-state.ts';

export function describeCamera(change: RoomChange, { feedId, movable }: EventOf<'describe-camera'>): void {
  const feed = change.feeds.get(feedId);
  if (feed?.content.kind !== 'picture') return;
  const changed = { ...feed, movable: [...new Set(movable)] };
  change.feeds.set(feedId, changed);
  change.tell('feed:changed', changed);
}
