import {
  type Annotation,
  type Feed,
  FeedId,
  nothingWritten,
  type Participant,
  ParticipantId,
  RoomId,
  type RoomSnapshot,
  StrokeId,
} from '@scrubline/contract';
import { describe, expect, it } from 'vitest';
import { applyBroadcast, type RoomView, viewOf } from './room-view.ts';

const self = ParticipantId.parse('self');
const rig = ParticipantId.parse('rig');
const feedId = FeedId.parse('feed');

const person = (participantId: ParticipantId, muted = false): Participant => ({
  participantId,
  role: 'specialist',
  displayName: '演示',
  permissions: ['speak'],
  requested: [],
  presence: { phase: 'present', since: 0 },
  muted,
  signalsOpen: false,
});
const feed: Feed = {
  feedId,
  participantId: rig,
  content: { kind: 'picture', cameraSource: 'endoscope' },
  state: 'live',
};
const snapshot = (change: Partial<RoomSnapshot>): RoomSnapshot => ({
  roomId: RoomId.parse('room'),
  sequence: 4,
  participants: [person(self)],
  feeds: [],
  annotations: [],
  freeze: null,
  written: nothingWritten,
  departures: [],
  media: null,
  ...change,
});
const start = viewOf(self, snapshot({}));

describe('what a page knows of its room', () => {
  it('follows broadcasts in order', () => {
    const joined = applyBroadcast(start, 'room:participant-joined', person(rig), 5);
    if (joined === 'gap') throw new Error('no gap expected');
    const shown = applyBroadcast(joined, 'feed:published', feed, 6);
    if (shown === 'gap') throw new Error('no gap expected');
    expect([...shown.participants.keys()]).toEqual([self, rig]);
    expect(shown.feeds.get(feedId)).toEqual(feed);
    const gone = applyBroadcast(shown, 'room:participant-left', { participantId: rig, reason: 'left' }, 7);
    expect(gone).toMatchObject({ sequence: 7, participants: new Map([[self, person(self)]]) });
  });

  it('notices that it missed one', () => {
    expect(applyBroadcast(start, 'room:participant-joined', person(rig), 6)).toBe('gap');
  });

  it('learns from a snapshot who went meanwhile, once, and of nobody whom it never knew', () => {
    const together = viewOf(self, snapshot({ sequence: 5, participants: [person(self), person(rig)] }), start);
    const departures = [
      { participantId: ParticipantId.parse('earlier'), reason: 'left' },
      { participantId: rig, reason: 'connection-lost' },
    ] as const;
    const alone = viewOf(self, snapshot({ sequence: 9, departures: [...departures] }), together);
    expect(alone.departures).toEqual([{ displayName: '演示', reason: 'connection-lost' }]);
    const again = viewOf(self, snapshot({ sequence: 9, departures: [...departures] }), alone);
    expect(again.departures).toEqual(alone.departures);
    expect(again.departures[0]).toBe(alone.departures[0]);
    expect(viewOf(self, snapshot({ sequence: 9, departures: [...departures] })).departures).toEqual([]);
  });

  it('has each drawing until it is erased, or its picture goes', () => {
    const drawing = (id: string, on: FeedId): Annotation => ({
      strokeId: StrokeId.parse(id),
      drawnOn: { feedId: on, capturedAt: 1 },
      color: 'cyan',
      mark: { tool: 'pen', points: [[0.5, 0.5, 0.5]] },
      boundTo: 'tissue',
      drawnBy: self,
      drawnByName: '演示',
    });
    const other = FeedId.parse('other');
    const drawn = [drawing('a', feedId), drawing('b', other), drawing('c', feedId)];
    const whole = viewOf(self, snapshot({ annotations: drawn.slice(0, 2) }));
    const idsIn = (view: RoomView | 'gap') => (view === 'gap' ? view : [...view.annotations.keys()]);
    const third = applyBroadcast(whole, 'annotation:drawn', drawing('c', feedId), 5);
    expect(idsIn(third)).toEqual(['a', 'b', 'c']);
    if (third === 'gap') return;
    const erased = applyBroadcast(third, 'annotation:erased', { strokeIds: [StrokeId.parse('a')] }, 6);
    expect(idsIn(erased)).toEqual(['b', 'c']);
    expect(idsIn(applyBroadcast(third, 'feed:unpublished', { feedId }, 6))).toEqual(['b']);
  });

  it('takes the same broadcast only once, so that a resync never brings back what was over', () => {
    expect(applyBroadcast(start, 'feed:published', feed, 4)).toBe(start);
    expect(applyBroadcast(start, 'feed:published', feed, 1)).toBe(start);
  });

  it('never changes the view that the page is drawing', () => {
    applyBroadcast(start, 'room:participant-changed', person(self, true), 5);
    expect(start.participants.get(self)?.muted).toBe(false);
  });
});
