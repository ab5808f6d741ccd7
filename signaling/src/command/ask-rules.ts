import type { EventOf } from '../room/room-event.ts';
import type { RoomChange } from '../room/room-state.ts';
import { isPresent } from '../room/seat.ts';
import { mayBeGranted, without } from './standing.ts';

/** Only what the theatre could give is asked for, and only what is not held already. */
export function ask(change: RoomChange, { participantId, permission, wanted }: EventOf<'ask'>): void {
  const seat = change.takenSeat(participantId);
  if (!seat || !isPresent(seat) || seat.requested.includes(permission) === wanted) return;
  if (wanted && (!mayBeGranted(permission, seat.role) || seat.permissions.includes(permission))) return;
  const others = without(seat.requested, [permission]);
  change.reseat({ ...seat, requested: wanted ? [...others, permission] : others });
}

export function decline(change: RoomChange, { participantId, permission }: EventOf<'decline'>): void {
  const seat = change.takenSeat(participantId);
  if (!seat?.requested.includes(permission)) return;
  change.reseat({ ...seat, requested: without(seat.requested, [permission]) });
}
