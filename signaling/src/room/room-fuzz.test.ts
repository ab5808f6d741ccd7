import {
  type Feed,
  FeedId,
  MediaRoomId,
  ParticipantId,
  type Permission,
  RoomId,
  RoomSnapshot,
} from '@scrubline/contract';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { permissionToPublish } from '../feeds/feed-rules.ts';
import { RoomMirror, type Told } from '../testing/room-mirror.ts';
import { applyRoomEvent, type RoomOutcome } from './apply-room-event.ts';
import type { RoomEvent } from './room-event.ts';
import { snapshotFor } from './room-snapshot.ts';
import { emptyRoom, type RoomState } from './room-state.ts';
import { type Entitlement, isAdmitted, isTaken, leftOnPurpose, type Seat, sessionOf } from './seat.ts';

const gracePeriodMs = 30_000;
const people = ['rig', 'professor', 'observer'].map((name) => ParticipantId.parse(name));
const roomId = RoomId.parse('room-1');
const numbered = (kind: string, number: number) => `${kind}-${number}`;

const step = fc.record({
  does: fc.constantFrom<RoomEvent['event'][]>(
    'join',
    'lose-connection',
    'resume',
    'leave',
    'admit',
    'set-muted',
    'publish',
    'unpublish',
    'place-media',
    'lose-media',
    'pass-time',
  ),
  who: fc.constantFrom(...people),
  /** How many steps ago the session, visit or feed began that this is about: also one that is over. */
  which: fc.nat(12),
  yes: fc.boolean(),
  permissions: fc.subarray<Permission>(['speak', 'publish:endoscope', 'admit']),
  seconds: fc.nat(40),
});
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/** Makes events of steps, as the rim of the service would: every new session, visit and feed has a new number. */
class Rim {
  now = Date.parse('2026-03-12T08:00:00Z');
  readonly newestTicket = new Map<ParticipantId, Entitlement>();
  #number = 0;

  eventOf({ does, who, which, yes, permissions, seconds }: Step, { seats, media }: RoomState): RoomEvent {
    this.#number += 1;
    const [old, fresh] = [this.#number - which, this.#number];
    const seat = seats.get(who);
    // Mostly what is true at the moment, or hardly anything would ever happen.
    const isCurrent = which > 2;
    const visitId = (isCurrent && seat?.visitId) || numbered('visit', old);
    const session = {
      participantId: who,
      sessionId: (isCurrent && seat && sessionOf(seat)) || numbered('session', old),
    };
    switch (does) {
      case 'join': {
        const entitlement = this.#ticketFor(who, permissions, yes, seconds);
        const ids = { visitId: numbered('visit', fresh), sessionId: numbered('session', fresh) };
        return { event: 'join', entitlement, wasMuted: false, revoked: [], ...ids };
      }
      case 'resume':
        return { event: 'resume', participantId: who, visitId, sessionId: numbered('session', fresh) };
      case 'leave':
        return { event: 'leave', reason: 'left', ...session };
      case 'admit':
        return { event: 'admit', participantId: who, admitted: yes };
      case 'set-muted':
        return { event: 'set-muted', participantId: who, muted: yes };
      case 'publish': {
        const content = yes
          ? { kind: 'voice' as const }
          : { kind: 'picture' as const, cameraSource: 'endoscope' as const };
        const feed: Feed = {
          feedId: FeedId.parse(numbered('feed', fresh)),
          participantId: who,
          content,
          state: 'live',
        };
        const mediaRoomId = (isCurrent && media?.mediaRoomId) || MediaRoomId.parse(numbered('media', which));
        return { event: 'publish', feed, visitId, mediaRoomId };
      }
      case 'unpublish':
        return { event: 'unpublish', feedId: FeedId.parse(numbered('feed', old)) };
      case 'place-media':
        return {
          event: 'place-media',
          media: { mediaRoomId: MediaRoomId.parse(numbered('media', which % 3)), rtpCapabilities: {} },
        };
      case 'lose-media':
        return { event: 'lose-media', mediaRoomId: MediaRoomId.parse(numbered('media', which % 3)) };
      case 'pass-time':
        this.now += seconds * 1_000;
        return { event: 'pass-time' };
      default:
        return { event: 'lose-connection', ...session };
    }
  }

  #ticketFor(participantId: ParticipantId, permissions: Permission[], asks: boolean, ageS: number): Entitlement {
    const admission = asks ? ('ask' as const) : ('direct' as const);
    const who = { roomId, participantId, role: 'specialist' as const, displayName: 'Fictional' };
    const entitlement = { ...who, permissions, admission, issuedAt: this.now - ageS * 1_000 };
    const newest = this.newestTicket.get(participantId);
    if (!newest || newest.issuedAt <= entitlement.issuedAt) this.newestTicket.set(participantId, entitlement);
    return entitlement;
  }
}

interface Passed {
  readonly event: RoomEvent;
  readonly before: RoomState;
  readonly outcome: RoomOutcome;
  readonly rim: Rim;
}

function expectConsecutiveNumbers({ before, outcome }: Passed) {
  const numbers = outcome.broadcasts.map(({ sequence }) => sequence);
  expect(numbers).toEqual(numbers.map((_, index) => before.sequence + 1 + index));
  expect(outcome.state.sequence).toBe(before.sequence + numbers.length);
}

function expectNothingGained({ event, before, outcome, rim }: Passed) {
  for (const seat of [...outcome.state.seats.values()].filter(isTaken)) {
    const was = before.seats.get(seat.participantId);
    expect(rim.newestTicket.get(seat.participantId)?.permissions).toEqual(
      expect.arrayContaining([...seat.permissions]),
    );
    if (!seat.permissions.includes('speak') && event.event === 'join') expect(seat.muted).toBe(true);
    if (was?.muted && event.event !== 'set-muted' && !leftOnPurpose(was)) expect(seat.muted).toBe(true);
    if (isAdmitted(seat) && !(was && isTaken(was) && isAdmitted(was))) {
      const mayEnter = event.event === 'join' && event.entitlement.admission === 'direct';
      expect(mayEnter || (event.event === 'admit' && event.admitted)).toBe(true);
    }
  }
}

function expectFeedsOfPeopleInTheRoom({ event, before, outcome: { state } }: Passed) {
  if (state.feeds.size > before.feeds.size) {
    const publisher = event.event === 'publish' ? state.seats.get(event.feed.participantId) : undefined;
    expect(publisher?.presence.phase).toBe('present');
  }
  if (!state.media) expect([...state.feeds.values()]).toEqual([]);
  for (const feed of state.feeds.values()) {
    const owner = state.seats.get(feed.participantId);
    expect(
      owner && isTaken(owner) && isAdmitted(owner) && owner.permissions.includes(permissionToPublish(feed.content)),
    ).toBe(true);
  }
}

/** Every visit and session that a seat lost is ended, and none that it kept. */
function expectEndingsToMatchSeats({ before, outcome }: Passed) {
  const held = (state: RoomState, of: (seat: Seat) => string | null) =>
    new Set([...state.seats.values()].filter(isTaken).flatMap((seat) => of(seat) ?? []));
  const lost = (of: (seat: Seat) => string | null) => {
    const kept = held(outcome.state, of);
    return [...held(before, of)].filter((id) => !kept.has(id));
  };
  const ended = outcome.effects.flatMap((effect) => (effect.effect === 'end-visit' ? effect.visitId : []));
  expect(ended).toEqual(lost((seat) => seat.visitId));
  const told = outcome.effects.flatMap((effect) => (effect.effect === 'end-session' ? effect.sessionId : []));
  expect(lost(sessionOf)).toEqual(expect.arrayContaining(told));
  const sessions = [...outcome.state.seats.values()].flatMap((seat) => sessionOf(seat) ?? []);
  expect(new Set(sessions).size).toBe(sessions.length);
}

function expectStrangersToChangeNothing({ event, before, outcome }: Passed) {
  if (event.event !== 'resume' || before.seats.get(event.participantId)?.visitId === event.visitId) return;
  expect(outcome).toEqual({ state: before, broadcasts: [], effects: [] });
}

function expectGraceToEnd({ event, outcome: { state }, rim }: Passed) {
  if (event.event !== 'pass-time') return;
  for (const { presence } of state.seats.values()) {
    if (presence.phase === 'interrupted') expect(presence.lostAt + gracePeriodMs).toBeGreaterThan(rim.now);
  }
}

it('keeps its promises whatever happens in whatever order', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60, size: 'max' }), (steps) => {
      const rim = new Rim();
      const told: Told[] = [];
      let state = emptyRoom(roomId, gracePeriodMs);
      const mirror = new RoomMirror({ roomId, sequence: 0, participants: [], feeds: [], media: null });
      for (const one of steps) {
        const event = rim.eventOf(one, state);
        const outcome = applyRoomEvent(state, event, rim.now);
        const passed = { event, before: state, outcome, rim };
        expectConsecutiveNumbers(passed);
        expectNothingGained(passed);
        expectFeedsOfPeopleInTheRoom(passed);
        expectEndingsToMatchSeats(passed);
        expectStrangersToChangeNothing(passed);
        expectGraceToEnd(passed);
        told.push(...outcome.broadcasts);
        state = outcome.state;
      }
      for (const one of told) mirror.apply(one);
      for (const seat of [...state.seats.values()].filter(isTaken)) {
        const snapshot = RoomSnapshot.parse(snapshotFor(seat.participantId, state));
        if (isAdmitted(seat)) expect(new RoomMirror(snapshot).picture()).toEqual(mirror.picture());
        else expect(snapshot).toMatchObject({ sequence: 0, feeds: [], media: null, participants: [{}] });
      }
    }),
    { numRuns: 500 },
  );
});
