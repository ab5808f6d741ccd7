import { nothingWritten, permissionToPublish, RoomSnapshot } from '@scrubline/contract';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CommandLedger } from '../testing/command-ledger.ts';
import { fictionalRoomId } from '../testing/fictional-room.ts';
import { Rim, randomStep, theatre } from '../testing/random-events.ts';
import { RoomMirror, type Told } from '../testing/room-mirror.ts';
import { applyRoomEvent, type RoomOutcome } from './apply-room-event.ts';
import type { RoomEvent } from './room-event.ts';
import { snapshotFor } from './room-snapshot.ts';
import { emptyRoom, type RoomState } from './room-state.ts';
import { isAdmitted, isTaken, leftOnPurpose, type Seat, sessionOf } from './seat.ts';

const gracePeriodMs = 30_000;

interface Passed {
  readonly event: RoomEvent;
  readonly before: RoomState;
  readonly outcome: RoomOutcome;
  readonly rim: Rim;
  readonly ledger: CommandLedger;
}

function expectConsecutiveNumbers({ before, outcome }: Passed) {
  const numbers = outcome.broadcasts.map(({ sequence }) => sequence);
  expect(numbers).toEqual(numbers.map((_, index) => before.sequence + 1 + index));
  expect(outcome.state.sequence).toBe(before.sequence + numbers.length);
}

function expectNothingGained({ event, before, outcome, rim, ledger }: Passed) {
  for (const seat of [...outcome.state.seats.values()].filter(isTaken)) {
    const was = before.seats.get(seat.participantId);
    const ticket = rim.newestTicket.get(seat.participantId)?.permissions ?? [];
    const gained = seat.permissions.filter(
      (permission) => !ledger.mayHold(seat.participantId, permission, ticket.includes(permission)),
    );
    expect(gained).toEqual([]);
    if (!seat.permissions.includes('speak')) expect(seat.muted).toBe(true);
    if (was?.muted && event.event !== 'set-muted' && !leftOnPurpose(was)) expect(seat.muted).toBe(true);
    if (isAdmitted(seat) && !(was && isTaken(was) && isAdmitted(was))) {
      const mayEnter =
        event.event === 'join' && event.entitlement.admission === 'direct' && !ledger.mustAsk(seat.participantId);
      expect(mayEnter || (event.event === 'admit' && event.admitted)).toBe(true);
    }
  }
}

function expectOneHandOnTheCamera({ outcome: { state } }: Passed) {
  const holders = [...state.seats.values()].filter(({ permissions }) => permissions.includes('control-camera'));
  expect(holders.filter(isTaken).length).toBeLessThanOrEqual(1);
  for (const { presence } of holders.filter(isTaken)) expect(presence.phase).toBe('present');
}

function expectTheTheatreToKeepItsOwn({ event, before, outcome: { state } }: Passed) {
  const [was, is] = [before.seats.get(theatre), state.seats.get(theatre)];
  if (event.event === 'join' || event.event === 'end' || !was || !is || !isTaken(was) || !isTaken(is)) return;
  expect(is.permissions).toEqual(was.permissions);
  if (event.event !== 'set-muted') expect(is.muted).toBe(was.muted);
}

function expectNothingAfterTheEnd({ before, outcome: { state, broadcasts } }: Passed) {
  if (state.hasEnded) expect([...state.seats.values()].filter(isTaken)).toEqual([]);
  if (before.hasEnded) expect(broadcasts.filter(({ name }) => name.startsWith('room:participant'))).toEqual([]);
}

function expectQuestionsThatCanBeAnswered({ outcome: { state } }: Passed) {
  for (const { requested, permissions, presence } of state.seats.values()) {
    expect(requested.filter((permission) => permissions.includes(permission))).toEqual([]);
    if (presence.phase === 'gone') expect(requested).toEqual([]);
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

function expectDrawingsOnPicturesThatAreThere({ event, before, outcome: { state } }: Passed) {
  for (const { drawnOn } of state.annotations.values()) expect(state.feeds.has(drawnOn.feedId)).toBe(true);
  if (state.annotations.size <= before.annotations.size || event.event !== 'draw') return;
  const seat = state.seats.get(event.annotation.drawnBy);
  expect(seat?.presence.phase === 'present' && seat.permissions.includes('annotate')).toBe(true);
}

function expectNoStillThatNobodyAnswersFor({ event, before, outcome: { state } }: Passed) {
  if (!state.freeze) return;
  const { heldBy, still } = state.freeze;
  const seat = state.seats.get(heldBy);
  expect(seat && isTaken(seat) && seat.permissions.includes('freeze')).toBe(true);
  if (state.media) expect(state.feeds.has(still.frame.feedId)).toBe(true);
  if (before.freeze !== state.freeze) expect(event.event).toBe('hold');
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

const promises = [
  expectConsecutiveNumbers,
  expectNothingGained,
  expectOneHandOnTheCamera,
  expectTheTheatreToKeepItsOwn,
  expectNothingAfterTheEnd,
  expectQuestionsThatCanBeAnswered,
  expectFeedsOfPeopleInTheRoom,
  expectDrawingsOnPicturesThatAreThere,
  expectNoStillThatNobodyAnswersFor,
  expectEndingsToMatchSeats,
  expectStrangersToChangeNothing,
  expectGraceToEnd,
];

it('keeps its promises whatever happens in whatever order', () => {
  fc.assert(
    fc.property(fc.array(randomStep, { maxLength: 80, size: 'max' }), (steps) => {
      const [rim, ledger] = [new Rim(), new CommandLedger()];
      const told: Told[] = [];
      let state = emptyRoom(fictionalRoomId, gracePeriodMs);
      const nothing = {
        sequence: 0,
        participants: [],
        feeds: [],
        annotations: [],
        freeze: null,
        departures: [],
        written: nothingWritten,
        media: null,
      };
      const mirror = new RoomMirror({ roomId: fictionalRoomId, ...nothing });
      for (const one of steps) {
        const event = rim.eventOf(one, state);
        const outcome = applyRoomEvent(state, event, rim.now);
        ledger.note(event, state, outcome.state);
        for (const promise of promises) promise({ event, before: state, outcome, rim, ledger });
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
    { numRuns: 1_000 },
  );
});
