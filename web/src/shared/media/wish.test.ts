import { nothingWritten, type Participant, ParticipantId, RoomId } from '@scrubline/contract';
import { expect, it } from 'vitest';
import { viewOf } from '../signaling/room-view.ts';
import { wishFor } from './wish.ts';

const person = (
  id: string,
  role: Participant['role'],
  presence: Participant['presence'] = { phase: 'present', since: 0 },
): Participant => ({
  participantId: ParticipantId.parse(id),
  role,
  displayName: '演示',
  permissions: [],
  requested: [],
  presence,
  muted: false,
  signalsOpen: true,
});
const viewersOf = (...participants: Participant[]): number =>
  wishFor(
    [],
    () => false,
  )(
    viewOf(ParticipantId.parse('r1'), {
      roomId: RoomId.parse('room'),
      sequence: 1,
      participants: [person('r1', 'rig'), ...participants],
      feeds: [],
      annotations: [],
      freeze: null,
      written: nothingWritten,
      departures: [],
      media: null,
    }),
  ).viewers;

it('sends for whoever sees only what is sent: also a screen on another computer, and not the one on this', () => {
  expect(viewersOf(person('gu', 'specialist'), person('shen', 'observer'))).toBe(2);
  expect(viewersOf(person('screen-r1', 'theatre-screen'), person('r2', 'rig'))).toBe(0);
  expect(viewersOf(person('screen-r2', 'theatre-screen'))).toBe(1);
});

it('goes on counting over an interruption, and does not count who waits to be let in', () => {
  expect(viewersOf(person('gu', 'specialist', { phase: 'interrupted', lostAt: 0 }))).toBe(1);
  expect(viewersOf(person('gu', 'specialist', { phase: 'waiting', since: 0 }))).toBe(0);
});
