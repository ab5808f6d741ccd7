import type { EventOf } from '../room/room-event.ts';
import type { RoomChange } from '../room/room-state.ts';
import { isTaken } from '../room/seat.ts';

export function wantStill(change: RoomChange, { frame }: EventOf<'want-still'>): void {
  const sender = change.feeds.get(frame.feedId)?.participantId;
  const seat = sender && change.seats.get(sender);
  if (seat && isTaken(seat)) change.tell('still:wanted', frame);
}
