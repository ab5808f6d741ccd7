import { ContractError } from '@scrubline/contract';
import type { Rooms } from '../room/rooms.ts';
import { type Entitlement, isTaken } from '../room/seat.ts';
import { participantsOfRoom, roomsOfProcess } from './limits.ts';

/** @throws {ContractError} `limit-reached` when the room, or this process, has no place for one more */
export function requireSpace(rooms: Rooms, { roomId, participantId }: Entitlement): void {
  const room = rooms.find(roomId);
  if (!room && rooms.all().length >= roomsOfProcess) throw new ContractError('limit-reached');
  const others = [...(room?.state.seats.values() ?? [])].filter(
    (seat) => isTaken(seat) && seat.participantId !== participantId,
  );
  if (others.length >= participantsOfRoom) throw new ContractError('limit-reached');
}
