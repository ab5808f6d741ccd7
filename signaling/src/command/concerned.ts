import { type Addressee, isTheatre } from '@scrubline/contract';
import type { RoomState } from '../room/room-state.ts';
import type { Seat } from '../room/seat.ts';

/** Whom the theatre means, those that are gone included: coming back, they must not hold what was taken meanwhile. */
export function concernedBy(addressee: Addressee, { seats }: Pick<RoomState, 'seats'>): Seat[] {
  const all = [...seats.values()].filter((seat) => !isTheatre(seat));
  return addressee.who === 'everybody' ? all : all.filter((seat) => seat.participantId === addressee.participantId);
}
