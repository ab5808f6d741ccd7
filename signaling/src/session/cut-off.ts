import type { Connection } from '../guards/guard-connections.ts';
import type { OwnerCutOff } from '../media/media-server.ts';
import type { Rooms } from '../room/rooms.ts';
import { isTaken, sessionOf } from '../room/seat.ts';
import { findHeldSeat } from './held-seat.ts';
import type { Sessions } from './sessions.ts';

/** Whoever floods this service is gone at once, or was never in. */
export function cutOffConnection(rooms: Rooms, sessions: Sessions, connection: Connection): void {
  const session = sessions.findByConnection(connection);
  if (!session) return;
  const held = findHeldSeat(rooms, session);
  if (!held) {
    session.end('sent-too-much');
    return;
  }
  const { participantId } = held.seat;
  held.room.apply({ event: 'leave', participantId, sessionId: session.sessionId, reason: 'sent-too-much' });
}

/** Whoever sent a media-server far more than any feed needs is gone with all feeds, interrupted or not. */
export function cutOffOwner(rooms: Rooms, { mediaRoomId, ownerId }: OwnerCutOff): void {
  const room = rooms.all().find(({ state }) => state.media?.mediaRoomId === mediaRoomId);
  const seat = [...(room?.state.seats.values() ?? [])].find(({ visitId }) => visitId === ownerId);
  if (!room || !seat || !isTaken(seat)) return;
  const { participantId } = seat;
  room.apply({ event: 'leave', participantId, sessionId: sessionOf(seat), reason: 'sent-too-much' });
}
