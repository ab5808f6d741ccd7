import type { OwnerCutOff } from '../media/media-server.ts';
import type { Rooms } from '../room/rooms.ts';
import { isTaken, sessionOf } from '../room/seat.ts';

/** Whoever sent a media-server far more than any feed needs is gone with all feeds, interrupted or not. */
export function cutOffOwner(rooms: Rooms, { mediaRoomId, ownerId }: OwnerCutOff): void {
  const room = rooms.all().find(({ state }) => state.media?.mediaRoomId === mediaRoomId);
  const seat = [...(room?.state.seats.values() ?? [])].find(({ visitId }) => visitId === ownerId);
  if (!room || !seat || !isTaken(seat)) return;
  const { participantId } = seat;
  room.apply({ event: 'leave', participantId, sessionId: sessionOf(seat), reason: 'sent-too-much' });
}
