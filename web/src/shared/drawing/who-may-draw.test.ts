import { nothingWritten, type Participant, ParticipantId, type Permission, RoomId } from '@scrubline/contract';
import { expect, it } from 'vitest';
import { viewOf } from '../signaling/room-view.ts';
import { firstColor, whoMayDraw } from './who-may-draw.ts';

const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'watcher'].map((id) => ParticipantId.parse(id));
const person = (participantId: ParticipantId): Participant => ({
  participantId,
  role: 'specialist',
  displayName: `Fictional ${participantId}`,
  permissions: participantId === 'watcher' ? [] : (['annotate'] satisfies Permission[]),
  requested: [],
  presence: { phase: 'present', since: 0 },
  muted: false,
  signalsOpen: true,
});
const viewFrom = (self: ParticipantId, people: readonly ParticipantId[]) =>
  viewOf(self, {
    roomId: RoomId.parse('room-1'),
    sequence: 1,
    participants: people.map(person),
    feeds: [],
    annotations: [],
    freeze: null,
    written: nothingWritten,
    departures: [],
    media: null,
  });

it('six people begin with six colours, whatever order they came in', () => {
  const artists = ids.slice(0, 6);
  const colors = artists.map((self) => firstColor(viewFrom(self, artists.toReversed())));
  expect(new Set(colors).size).toBe(6);
  expect(colors).toEqual(artists.map((self) => firstColor(viewFrom(self, artists))));
});

it('whoever only watches draws nothing', () => {
  const [first = ParticipantId.parse('a')] = ids;
  expect([...whoMayDraw(viewFrom(first, ids))]).not.toContain('watcher');
});
