import type { EventOf } from '../room/room-event.ts';
import type { RoomChange } from '../room/room-state.ts';
import { isTaken } from '../room/seat.ts';

export function placeMedia(change: RoomChange, { media }: EventOf<'place-media'>): void {
  if (change.media) return;
  change.media = media;
  change.tell('room:media-placed', { media });
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
