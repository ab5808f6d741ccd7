import type { EventOf } from '../room/room-event.ts';
import type { RoomChange } from '../room/room-state.ts';

/** Muting takes away and always holds; unmuting gives and needs `speak`. */
export function setMuted(change: RoomChange, { participantId, muted }: EventOf<'set-muted'>): void {
  const seat = change.takenSeat(participantId);
  if (!seat || seat.muted === muted || (!muted && !seat.permissions.includes('speak'))) return;
  change.effects.push({ effect: 'remember-mute', participantId, visitId: seat.visitId, muted });
  change.reseat({ ...seat, muted });
}
