import { ParticipantId, RoomId } from '@scrubline/contract';
import { createLogger } from '@scrubline/service-kit';
import { expect, it } from 'vitest';
import { type KeptVisit, restoredRooms } from '../room/restored-room.ts';
import { Rooms } from '../room/rooms.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { participantsOfRoom, roomsOfProcess } from './limits.ts';
import { requireSpace } from './room-limits.ts';

const clock = new ManualClock();
const logger = createLogger('signaling');
logger.level = 'silent';

function roomsWith(places: readonly (readonly [room: number, participant: number])[]): Rooms {
  const rooms = new Rooms(30_000, { clock, logger, broadcast: () => {}, carryOut: () => {} });
  for (const state of restoredRooms(places.map(visitAt), 30_000, clock.now())) rooms.restore(state);
  return rooms;
}

function visitAt([room, participant]: readonly [number, number]): KeptVisit {
  return {
    id: `visit-${room}-${participant}`,
    roomId: RoomId.parse(`room-${room}`),
    participantId: ParticipantId.parse(`participant-${participant}`),
    role: 'observer',
    displayName: 'Fictional',
    permissions: [],
    granted: [],
    revoked: [],
    admitted: true,
    mustAsk: false,
    muted: true,
    ticketIssuedAt: new Date(clock.now()),
  };
}

const newcomer = (room: number, participant: number) => ({
  ...visitAt([room, participant]),
  admission: 'direct' as const,
  issuedAt: clock.now(),
});
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index);

it('a full room has no place for one more, but for those who have theirs', () => {
  const rooms = roomsWith(upTo(participantsOfRoom).map((participant) => [0, participant]));
  expect(() => requireSpace(rooms, newcomer(0, participantsOfRoom))).toThrow('limit-reached');
  expect(() => requireSpace(rooms, newcomer(0, 7))).not.toThrow();
  expect(() => requireSpace(rooms, newcomer(1, participantsOfRoom))).not.toThrow();
});

it('a full process opens no further room, and lets people into those that it has', () => {
  const rooms = roomsWith(upTo(roomsOfProcess).map((room) => [room, 0]));
  expect(() => requireSpace(rooms, newcomer(roomsOfProcess, 1))).toThrow('limit-reached');
  expect(() => requireSpace(rooms, newcomer(3, 1))).not.toThrow();
});
