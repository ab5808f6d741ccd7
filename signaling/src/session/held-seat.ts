import { ContractError, type Permission } from '@scrubline/contract';
import type { LiveRoom } from '../room/live-room.ts';
import type { Rooms } from '../room/rooms.ts';
import { isPresent, type PresentSeat, type Seat, sessionOf } from '../room/seat.ts';
import type { Session } from './session.ts';

export interface Held<Kind extends Seat = Seat> {
  readonly room: LiveRoom;
  readonly seat: Kind;
}

/** The seat that this very session sits on, waiting or present; `null` before joining and after losing it. */
export function findHeldSeat(rooms: Rooms, { sessionId, entitlement }: Session): Held | null {
  const room = rooms.find(entitlement.roomId);
  const seat = room?.state.seats.get(entitlement.participantId);
  return room && seat && sessionOf(seat) === sessionId ? { room, seat } : null;
}

/** @throws {ContractError} `not-in-room` for everybody who is not present: waiting ones may do nothing but leave */
export function requirePresent(rooms: Rooms, session: Session): Held<PresentSeat> {
  const held = findHeldSeat(rooms, session);
  if (!held || !isPresent(held.seat)) throw new ContractError('not-in-room');
  return { room: held.room, seat: held.seat };
}

/** Read at the time of each request: a permission that was taken away a moment ago is gone. */
export function mayUse(rooms: Rooms, session: Session, permission: Permission): boolean {
  const seat = findHeldSeat(rooms, session)?.seat;
  return seat !== undefined && isPresent(seat) && seat.permissions.includes(permission);
}
