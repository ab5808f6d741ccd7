import {
  ActId,
  nothingWritten,
  type Participant,
  ParticipantId,
  type Permission,
  RoomId,
  type Signal,
} from '@scrubline/contract';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { SignalListener } from '../media/signal-channel.ts';
import type { RoomConnectionState } from '../signaling/room-connection.ts';
import { type RoomView, viewOf } from '../signaling/room-view.ts';
import { PageCommand } from './room-command.ts';

const [gu, screen, rig] = [ParticipantId.parse('gu'), ParticipantId.parse('screen'), ParticipantId.parse('rig')];

const person = (participantId: ParticipantId, permissions: Permission[]): Participant => ({
  participantId,
  role: 'specialist',
  displayName: '演示',
  permissions,
  requested: [],
  presence: { phase: 'present', since: 0 },
  muted: false,
  signalsOpen: true,
});
const room = (self: ParticipantId, ...participants: Participant[]): RoomView =>
  viewOf(self, {
    roomId: RoomId.parse('room'),
    sequence: 1,
    participants,
    feeds: [],
    annotations: [],
    freeze: null,
    written: nothingWritten,
    departures: [],
    media: null,
  });

/** A page in a room, with what it asked the server for. */
function openPage(view: RoomView) {
  const asked: string[] = [];
  const page = new PageCommand({
    ask: async (request) => {
      asked.push(request);
      return await new Promise<never>(() => undefined);
    },
    refresh: () => undefined,
  });
  const said: Signal[] = [];
  let listener: SignalListener = () => undefined;
  page.listenTo({
    send: (signal) => said.push(signal),
    listen: (heard) => {
      listener = heard;
      return () => undefined;
    },
    follow: () => undefined,
    stop: () => undefined,
  });
  const follow = (next: RoomView, link: 'up' | 'reconnecting' = 'up') => {
    const state: RoomConnectionState = { phase: 'joined', view: next, seat: 1, snapshots: 1, link, trouble: null };
    page.follow(state);
  };
  follow(view);
  return { page, asked, said, follow, hear: (signal: Signal, from: ParticipantId) => listener(signal, from) };
}

const takeAway: Signal = {
  signal: 'command:take-away',
  act: { actId: ActId.parse('act'), from: { who: 'everybody' }, permissions: ['point'], mute: true, actedAt: 0 },
};
const allHear: Signal = { signal: 'voice:all-hear', actId: ActId.parse('call'), active: true };

beforeEach(() => {
  vi.useFakeTimers();
  const kept = new Map<string, string>();
  vi.stubGlobal('addEventListener', () => undefined);
  vi.stubGlobal('removeEventListener', () => undefined);
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('obeys the signals of the theatre', () => {
  const { page, hear } = openPage(room(gu, person(gu, ['speak']), person(screen, ['command'])));
  hear(takeAway, screen);
  hear(allHear, screen);
  expect(page.state.get()).toMatchObject({ acts: [{ actId: 'act' }], allHear: true });
  page.stop();
});

it('does nothing on a signal from somebody who does not hold command, no longer holds it, or is nobody here', () => {
  const { page, hear, follow } = openPage(room(gu, person(gu, ['speak']), person(screen, ['command'])));
  const before = page.state.get();
  for (const signal of [takeAway, allHear]) {
    hear(signal, gu);
    hear(signal, ParticipantId.parse('stranger'));
  }
  follow(room(gu, person(gu, ['speak']), person(screen, ['speak', 'annotate'])));
  for (const signal of [takeAway, allHear]) hear(signal, screen);
  expect(page.state.get()).toBe(before);
  page.stop();
});

it('tells the server what another computer of the theatre did, should that one be gone; an attendee does not', async () => {
  const people = [person(gu, ['speak']), person(screen, ['command']), person(rig, ['command'])];
  const [theatre, attendee] = [openPage(room(rig, ...people)), openPage(room(gu, ...people))];
  for (const { hear } of [theatre, attendee]) hear(takeAway, screen);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(theatre.asked).toEqual(['command:take-away']);
  expect(attendee.asked).toEqual([]);
  theatre.page.stop();
  attendee.page.stop();
});

it('need not tell what the server has said meanwhile', async () => {
  const view = room(rig, person(screen, ['command']), person(rig, ['command']));
  const { page, hear, follow, asked } = openPage(view);
  hear(takeAway, screen);
  follow({ ...view, tookAway: [takeAway.act.actId] });
  await vi.advanceTimersByTimeAsync(2_000);
  expect(asked).toEqual([]);
  expect(page.state.get()).toMatchObject({ acts: [], untold: 0 });
  page.stop();
});

it('silences at once whoever is sent away while the server is away, and asks for it until it is answered', () => {
  const view = room(screen, person(gu, ['speak']), person(screen, ['command']));
  const { page, said, asked, follow } = openPage(view);
  follow(view, 'reconnecting');
  page.sendAway(gu);
  expect(page.state.get().acts).toMatchObject([{ from: { who: 'one', participantId: gu }, mute: true }]);
  expect(said).toMatchObject([{ signal: 'command:take-away' }]);
  expect(asked).toEqual(['command:send-away', 'command:take-away']);
  expect(page.state.get().untold).toBe(2);
  page.stop();
});
