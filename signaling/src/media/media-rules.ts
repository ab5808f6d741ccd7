import { permissionToPublish } from '@scrubline/contract';
import type { EventOf } from '../room/room-event.ts';
import type { RoomChange } from '../room/room-state.ts';
import { isAdmitted, isTaken } from '../room/seat.ts';

export function placeMedia(change: RoomChange, { media }: EventOf<'place-media'>): void {
  if (change.media) return;
  change.media = media;
  change.tell('room:media-placed', { media });
}

/** Signaling died, the media did not: those who come back find it as they left it. */
export function adoptMedia(change: RoomChange, { media, feeds, signals, visitIds }: EventOf<'adopt-media'>): void {
  if (change.media) return;
  placeMedia(change, { event: 'place-media', media });
  for (const seat of change.seats.values()) {
    const dataProducerId = signals.get(seat.visitId);
    if (dataProducerId && isTaken(seat) && visitIds.has(seat.visitId)) {
      change.reseat({ ...seat, signals: dataProducerId });
    }
  }
  for (const feed of feeds) {
    const seat = change.takenSeat(feed.participantId);
    if (!seat || !isAdmitted(seat) || !seat.permissions.includes(permissionToPublish(feed.content))) continue;
    change.feeds.set(feed.feedId, feed);
    change.tell('feed:published', feed);
  }
  change.removeAnnotationsWithoutFeed();
}

/** Everything that lived at the media-server is gone; the participants are not. */
export function loseMedia(change: RoomChange, { mediaRoomId }: EventOf<'lose-media'>): void {
  if (change.media?.mediaRoomId !== mediaRoomId) return;
  change.media = null;
  change.removeFeeds(() => true);
  for (const seat of change.seats.values()) {
    if (isTaken(seat) && seat.signals) change.reseat({ ...seat, signals: null });
  }
  change.tell('room:media-placed', { media: null });
  if ([...change.seats.values()].some(isTaken)) change.effects.push({ effect: 'find-media-place' });
}
