import { isTheatre, type LeaveReason, type ParticipantId } from '@scrubline/contract';
import { withoutCameraControl } from '../command/grant-rules.ts';
import { keptGrants, mayBeGranted, permissionsOnSeat, without } from '../command/standing.ts';
import { takenSince } from '../command/take-away-rules.ts';
import { startsMuted } from '../voice/initial-mute.ts';
import type { EventOf } from './room-event.ts';
import type { RoomChange, RoomState } from './room-state.ts';
import {
  type Entitlement,
  isAdmitted,
  isAsking,
  isTaken,
  leftOnPurpose,
  type Presence,
  type Seat,
  sessionOf,
  type TakenSeat,
} from './seat.ts';

/** A ticket that web signed before the one that holds the seat says what is no longer true. */
export function isOutdated({ participantId, issuedAt }: Entitlement, { seats }: RoomState): boolean {
  return issuedAt < (seats.get(participantId)?.ticketIssuedAt ?? 0);
}

/** Whether a ticket opens the door by itself. */
export const entersUnasked = ({ admission }: Pick<Entitlement, 'admission'>, mustAsk: boolean): boolean =>
  admission === 'direct' && !mustAsk;

/** Somebody sits down: for the first time, after having been gone, or in place of their own earlier session. */
export function join(change: RoomChange, { entitlement, visitId, sessionId, ...known }: EventOf<'join'>): void {
  if (change.hasEnded || isOutdated(entitlement, change.before)) return;
  const { participantId, role, displayName } = entitlement;
  const before = change.seats.get(participantId);
  const isTakeover = before !== undefined && isTaken(before);
  const { mustAsk, revoked, wasMuted } = before
    ? { ...before, wasMuted: before.muted && !leftOnPurpose(before) }
    : knownOf(change, participantId, known);
  const mayEnter = entersUnasked(entitlement, mustAsk) || (isTakeover && isAdmitted(before));
  const granted = isTakeover ? keptGrants(before.granted, role) : [];
  const permissions = permissionsOnSeat(entitlement.permissions, { granted, revoked });
  if (isTakeover) {
    vacate(change, before, 'replaced-by-newer-session');
    change.effects.push({ effect: 'move-grants', participantId, from: before.visitId, to: visitId });
  }
  const seat: TakenSeat = {
    participantId,
    role,
    displayName,
    permissions,
    requested: isTakeover
      ? before.requested.filter((one) => mayBeGranted(one, role) && !permissions.includes(one))
      : [],
    granted,
    revoked,
    ticketIssuedAt: entitlement.issuedAt,
    mustAsk,
    muted: startsMuted({ maySpeak: permissions.includes('speak'), wasMuted }),
    visitId,
    signals: null,
    presence: { phase: mayEnter ? 'present' : 'waiting', since: change.now, sessionId },
  };
  change.reseat(seat, isTakeover ? 'room:participant-changed' : 'room:participant-joined');
  change.effects.push({ effect: 'remember-mute', participantId, visitId, muted: seat.muted });
  if (!change.media) change.effects.push({ effect: 'find-media-place' });
}

/** What the database knew, and what was taken since. While a room is open it knows better: writing takes a little longer. */
function knownOf(
  change: RoomChange,
  participantId: ParticipantId,
  { revoked, mustAsk, wasMuted, asOf }: Omit<EventOf<'join'>, 'entitlement' | 'visitId' | 'sessionId'>,
) {
  const { permissions, mute } = takenSince(change, participantId, asOf);
  return { mustAsk, revoked: [...without(revoked, permissions), ...permissions], wasMuted: wasMuted || mute };
}

export function loseConnection(change: RoomChange, { participantId, sessionId }: EventOf<'lose-connection'>): void {
  const seat = change.takenSeat(participantId);
  if (!seat || sessionOf(seat) !== sessionId) return;
  change.effects.push({ effect: 'note', happened: 'interrupted', participantId });
  change.reseat({
    ...withoutCameraControl(seat),
    presence: { phase: 'interrupted', lostAt: change.now, wasAdmitted: isAdmitted(seat) },
  });
}

/** The same visit on a new socket. The old socket may still look alive: its loss is noticed late. */
export function resume(change: RoomChange, { participantId, visitId, sessionId }: EventOf<'resume'>): void {
  const seat = change.takenSeat(participantId);
  if (!seat || seat.visitId !== visitId) return;
  const replaced = sessionOf(seat);
  if (replaced) {
    change.effects.push({ effect: 'end-session', sessionId: replaced, reason: 'replaced-by-newer-session' });
  }
  const phase = isAdmitted(seat) ? 'present' : 'waiting';
  change.effects.push({ effect: 'let-hear', sessionId }, { effect: 'note', happened: 'came-back', participantId });
  change.reseat({ ...withoutCameraControl(seat), presence: { phase, since: change.now, sessionId } });
}

export function leave(change: RoomChange, { participantId, sessionId, reason }: EventOf<'leave'>): void {
  const seat = change.takenSeat(participantId);
  if (seat && sessionOf(seat) === sessionId) depart(change, seat, reason);
}

export function admit(change: RoomChange, { participantId, visitId, admitted }: EventOf<'admit'>): void {
  const seat = change.takenSeat(participantId);
  if (!seat || seat.visitId !== visitId || !isAsking(seat)) return;
  if (!admitted) {
    depart(change, seat, 'not-admitted');
    return;
  }
  const { presence } = seat;
  const admittedPresence: TakenSeat['presence'] =
    presence.phase === 'interrupted'
      ? { ...presence, wasAdmitted: true }
      : { phase: 'present', since: change.now, sessionId: presence.sessionId };
  const sessionId = sessionOf(seat);
  if (sessionId) change.effects.push({ effect: 'let-hear', sessionId });
  change.reseat({ ...seat, mustAsk: false, presence: admittedPresence });
}

/** When the next seat or the room itself runs out, if nothing else happens. Milliseconds since 1970. */
export function nextDeadline({ seats, gracePeriodMs }: RoomState): number | null {
  const presences = [...seats.values()].map((seat) => seat.presence);
  const lost = presences.flatMap((presence) => (presence.phase === 'interrupted' ? [presence.lostAt] : []));
  if (lost.length > 0) return Math.min(...lost) + gracePeriodMs;
  const emptySince = emptiedAt(presences);
  return emptySince === null ? null : emptySince + gracePeriodMs;
}

export function passTime(change: RoomChange): void {
  const { gracePeriodMs } = change.before;
  for (const seat of change.seats.values()) {
    if (!isTaken(seat) || seat.presence.phase !== 'interrupted') continue;
    if (seat.presence.lostAt + gracePeriodMs <= change.now) depart(change, seat, 'connection-lost');
  }
  const emptySince = emptiedAt([...change.seats.values()].map((seat) => seat.presence));
  if (emptySince !== null && emptySince + gracePeriodMs <= change.now) change.effects.push({ effect: 'close-room' });
}

/** When the last one went, or `null` while anybody still has a seat. */
function emptiedAt(presences: readonly Presence[]): number | null {
  const goneAt = presences.map((presence) => (presence.phase === 'gone' ? presence.goneAt : Number.POSITIVE_INFINITY));
  const last = Math.max(...goneAt);
  return Number.isFinite(last) ? last : null;
}

/** Whoever left for one of these enters again when the theatre says so. The theatre itself could ask nobody. */
const needsTheatresYes: ReadonlySet<LeaveReason> = new Set(['sent-away', 'not-admitted', 'sent-too-much']);

function depart(change: RoomChange, seat: TakenSeat, reason: LeaveReason): void {
  vacate(change, seat, reason);
  forgetGrants(change, seat);
  const mustAsk = seat.mustAsk || (needsTheatresYes.has(reason) && !isTheatre(seat));
  const { participantId } = seat;
  if (mustAsk !== seat.mustAsk) change.effects.push({ effect: 'remember-must-ask', participantId });
  const gone: Seat = {
    ...seat,
    mustAsk,
    requested: [],
    granted: [],
    signals: null,
    presence: { phase: 'gone', goneAt: change.now, reason },
  };
  change.seats.set(seat.participantId, gone);
  change.tell('room:participant-left', { participantId, reason });
}

export function departAll(change: RoomChange, reason: LeaveReason): void {
  for (const seat of change.seats.values()) if (isTaken(seat)) depart(change, seat, reason);
}

/** What the theatre gave ends with the stay, also what is still on its way. */
function forgetGrants(change: RoomChange, { participantId }: TakenSeat): void {
  for (const [grantId, gifts] of change.grantsUnderway) {
    change.grantsUnderway.set(
      grantId,
      gifts.filter((gift) => gift.participantId !== participantId),
    );
  }
}

/** Ends a visit with all that belongs to it. */
function vacate(change: RoomChange, seat: TakenSeat, reason: LeaveReason): void {
  const sessionId = sessionOf(seat);
  if (sessionId) change.effects.push({ effect: 'end-session', sessionId, reason });
  const { participantId, visitId } = seat;
  change.effects.push({ effect: 'end-visit', participantId, visitId, reason });
  change.removeFeeds((feed) => feed.participantId === seat.participantId);
}
