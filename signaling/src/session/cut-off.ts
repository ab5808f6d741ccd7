import type { AuditTrail } from '../audit/audit-trail.ts';
import type { Connection } from '../guards/guard-connections.ts';
import type { OwnerCutOff } from '../media/media-server.ts';
import type { Rooms } from '../room/rooms.ts';
import { isTaken, sessionOf } from '../room/seat.ts';
import { findHeldSeat } from './held-seat.ts';
import type { Sessions } from './sessions.ts';

export interface CutOffParts {
  readonly rooms: Rooms;
  readonly sessions: Sessions;
  readonly audit: AuditTrail;
}

/** Whoever floods this service is gone at once, or was never in. */
export function cutOffConnection({ rooms, sessions, audit }: CutOffParts, connection: Connection): void {
  const session = sessions.findByConnection(connection);
  const held = session && findHeldSeat(rooms, session);
  if (held) {
    const { participantId } = held.seat;
    // The audit tells of their leaving.
    held.room.apply({ event: 'leave', participantId, sessionId: session.sessionId, reason: 'sent-too-much' });
    return;
  }
  audit.connectionCutOff('sent-too-much', session?.entitlement);
  session?.end('sent-too-much');
}

/** One message beyond what is read: the connection is closed, and a seat is kept like that of any other that breaks. */
export function noteTooLarge({ sessions, audit }: CutOffParts, connection: Connection): void {
  audit.connectionCutOff('payload-too-large', sessions.findByConnection(connection)?.entitlement);
}

/** Whoever sent a media-server far more than any feed needs is gone with all feeds, interrupted or not. */
export function cutOffOwner(rooms: Rooms, { mediaRoomId, ownerId }: OwnerCutOff): void {
  const room = rooms.all().find(({ state }) => state.media?.mediaRoomId === mediaRoomId);
  const seat = [...(room?.state.seats.values() ?? [])].find(({ visitId }) => visitId === ownerId);
  if (!room || !seat || !isTaken(seat)) return;
  const { participantId } = seat;
  room.apply({ event: 'leave', participantId, sessionId: sessionOf(seat), reason: 'sent-too-much' });
}
