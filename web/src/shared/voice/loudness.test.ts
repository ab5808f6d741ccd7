import { FeedId, nothingWritten, type Participant, ParticipantId, RoomId } from '@scrubline/contract';
import { expect, it } from 'vitest';
import { viewOf } from '../signaling/room-view.ts';
import { loudnessOf } from './loudness.ts';

const person = (id: string, role: Participant['role'], muted = false): Participant => ({
  participantId: ParticipantId.parse(id),
  role,
  displayName: '演示',
  permissions: role === 'rig' ? ['speak', 'command'] : role === 'theatre-screen' ? ['command'] : ['speak'],
  requested: [],
  presence: { phase: 'present', since: 0 },
  muted,
  signalsOpen: true,
});

/** How loud `owner` is at `self`, in a theatre with two specialists of whom one is muted. */
function heard(owner: string, self: string, allHear: boolean): number {
  const participants = [
    person('rig', 'rig'),
    person('screen', 'theatre-screen'),
    person('gu', 'specialist'),
    person('xu', 'specialist', true),
  ];
  const feedId = FeedId.parse('voice');
  const view = viewOf(ParticipantId.parse(self), {
    roomId: RoomId.parse('room'),
    sequence: 1,
    participants,
    feeds: [{ feedId, participantId: ParticipantId.parse(owner), content: { kind: 'voice' }, state: 'live' }],
    annotations: [],
    freeze: null,
    written: nothingWritten,
    departures: [],
    media: null,
  });
  return loudnessOf(feedId, view, allHear);
}

it('is whole, or nothing for whoever is muted', () => {
  expect(heard('gu', 'screen', false)).toBe(1);
  expect(heard('xu', 'screen', false)).toBe(0);
});

it('is whole between the theatre and everybody while all-hear is on, whatever was muted', () => {
  expect(heard('xu', 'screen', true)).toBe(1);
  expect(heard('rig', 'gu', true)).toBe(1);
});

it('is a fifth among the others while all-hear is on', () => {
  expect(heard('gu', 'xu', true)).toBe(0.2);
});
