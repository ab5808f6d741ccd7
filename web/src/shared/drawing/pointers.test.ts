import { FeedId, nothingWritten, type Participant, ParticipantId, type Permission, RoomId } from '@scrubline/contract';
import { expect, it } from 'vitest';
import { viewOf } from '../signaling/room-view.ts';
import { pointerGoneMs, shownPointers } from './pointers.ts';

const [gu, xu] = [ParticipantId.parse('gu'), ParticipantId.parse('xu')];
const [endoscope, room] = [FeedId.parse('endoscope'), FeedId.parse('room')];
const person = (participantId: ParticipantId, permissions: Permission[]): Participant => ({
  participantId,
  role: 'specialist',
  displayName: `Fictional ${participantId}`,
  permissions,
  requested: [],
  presence: { phase: 'present', since: 0 },
  muted: false,
  signalsOpen: true,
});
const view = viewOf(gu, {
  roomId: RoomId.parse('room-1'),
  sequence: 1,
  participants: [person(gu, ['point']), person(xu, [])],
  feeds: [],
  annotations: [],
  freeze: null,
  written: nothingWritten,
  departures: [],
  media: null,
});
const at = (feedId: FeedId) => ({ feedId, x: 0.25, y: 0.5, at: 10_000 });

it('is shown with its name on its picture, fades when it is held still, and goes', () => {
  const heard = new Map([[gu, at(endoscope)]]);
  const shown = (now: number) => shownPointers(view, heard, endoscope, now);
  expect(shown(10_000)).toEqual([{ participantId: gu, name: 'Fictional gu', x: 0.25, y: 0.5, isFading: false }]);
  expect(shown(11_500)).toMatchObject([{ isFading: true }]);
  expect(shown(10_000 + pointerGoneMs)).toEqual([]);
  expect(shownPointers(view, heard, room, 10_000)).toEqual([]);
});

it('is not shown of somebody who may not point', () => {
  expect(shownPointers(view, new Map([[xu, at(endoscope)]]), endoscope, 10_000)).toEqual([]);
});
