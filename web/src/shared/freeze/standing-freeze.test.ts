import {
  type Feed,
  FeedId,
  Freeze,
  FreezeId,
  type Participant,
  ParticipantId,
  type Permission,
} from '@scrubline/contract';
import { expect, it } from 'vitest';
import { mayRelease, standingFreeze } from './standing-freeze.ts';

const [rig, gu, observer] = ['rig', 'gu', 'observer'].map((name) => ParticipantId.parse(name)) as [
  ParticipantId,
  ParticipantId,
  ParticipantId,
];
const feedId = FeedId.parse('feed');
const feed: Feed = {
  feedId,
  participantId: rig,
  content: { kind: 'picture', cameraSource: 'endoscope' },
  state: 'live',
};
const person = (participantId: ParticipantId, permissions: Permission[]): [ParticipantId, Participant] => [
  participantId,
  {
    participantId,
    role: 'specialist',
    displayName: '演示',
    permissions,
    requested: [],
    presence: { phase: 'present', since: 0 },
    muted: false,
    signalsOpen: true,
  },
];
const freeze = Freeze.parse({
  freezeId: 'freeze',
  still: { frame: { feedId, capturedAt: 1.5 }, cameraSource: 'endoscope', hash: '0'.repeat(64), byteLength: 100 },
  heldBy: gu,
  heldByName: '演示',
  heldAt: 1,
});
const view = {
  freeze,
  participants: new Map([person(rig, ['command']), person(gu, ['freeze']), person(observer, [])]),
  feeds: new Map([[feedId, feed]]),
};

it('a still is shown as long as somebody answers for it', () => {
  expect(standingFreeze(view, new Set())).toBe(freeze);
  // Taken by the theatre, before signaling has said so.
  expect(standingFreeze({ ...view, participants: new Map([person(gu, [])]) }, new Set())).toBeNull();
  expect(standingFreeze({ ...view, participants: new Map() }, new Set())).toBeNull();
});

it('a still goes with its picture, and when it was released here', () => {
  expect(standingFreeze({ ...view, feeds: new Map() }, new Set())).toBeNull();
  expect(standingFreeze(view, new Set([freeze.freezeId]))).toBeNull();
  expect(standingFreeze(view, new Set([FreezeId.parse('another')]))).toBe(freeze);
});

it('the theatre and whoever may freeze are believed when they go back to live, and nobody else', () => {
  expect([rig, gu, observer, ParticipantId.parse('nobody')].map((who) => mayRelease(view, who))).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
