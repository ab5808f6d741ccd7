import { ContractError, type LeaveReason, nothingWritten, type roomRequests } from '@scrubline/contract';
import type { Handlers } from '@scrubline/service-kit';
import type { AuditTrail } from '../audit/audit-trail.ts';
import { requireSpace } from '../guards/room-limits.ts';
import type { History } from '../history/history.ts';
import { findHeldSeat, type Held, requirePresent } from '../session/held-seat.ts';
import type { Session } from '../session/session.ts';
import { snapshotFor } from './room-snapshot.ts';
import type { RoomState } from './room-state.ts';
import type { Rooms } from './rooms.ts';
import { type Entitlement, isAsking, isTaken } from './seat.ts';
import { entersUnasked, isOutdated } from './seating-rules.ts';

export interface RoomDesk {
  readonly rooms: Rooms;
  readonly history: History;
  readonly audit: AuditTrail;
}

export function createRoomHandlers(desk: RoomDesk): Handlers<typeof roomRequests, Session> {
  const { rooms, history, audit } = desk;
  const requireSeat = (session: Session): Held => {
    const held = findHeldSeat(rooms, session);
    if (!held) throw new ContractError('not-in-room');
    return held;
  };
  const snapshotOf = ({ room, seat }: Held) => snapshotFor(seat.participantId, room.state);

  return {
    async 'room:join'(session) {
      if (!session.visitId) await takeSeat(session, desk);
      const held = requireSeat(session);
      return { participantId: held.seat.participantId, snapshot: snapshotOf(held) };
    },
    'room:snapshot': (session) => ({ snapshot: snapshotOf(requireSeat(session)) }),
    'room:leave'(session) {
      const { room, seat } = requireSeat(session);
      const { participantId } = seat;
      room.apply({ event: 'leave', participantId, sessionId: session.sessionId, reason: 'left' });
      return {};
    },
    'room:end'(session) {
      const { room } = requirePresent(rooms, session);
      room.apply({ event: 'end' });
      return {};
    },
    async 'room:admit'(session, { participantId, admitted }) {
      const { room } = requirePresent(rooms, session);
      const asking = room.state.seats.get(participantId);
      if (!asking || !isTaken(asking) || !isAsking(asking)) throw new ContractError('not-found');
      if (admitted) {
        const deed = { request: 'room:admit', facts: { subjectId: participantId, admitted } };
        const { visitId } = asking;
        const { roomId } = room.state;
        await history.admitVisit({ roomId, participantId, visitId }, audit.noteOf(session.entitlement, deed));
        const now = room.state.seats.get(participantId);
        if (now?.visitId !== visitId || !isAsking(now)) {
          // They went, or came anew: nobody has seen that one at the door, so it asks for itself.
          if (now?.mustAsk) history.rememberMustAsk(roomId, participantId);
          throw new ContractError('not-found');
        }
      }
      room.apply({ event: 'admit', participantId, visitId: asking.visitId, admitted });
      return {};
    },
  };
}

async function takeSeat(session: Session, { rooms, history, audit }: RoomDesk): Promise<void> {
  const { sessionId, entitlement } = session;
  const { roomId, participantId } = entitlement;
  const ended = await history.accessEnded(entitlement);
  if (ended) throw turnedAway(session, ended);
  const note = audit.noteOf(entitlement, { request: 'room:join', facts: {} });
  requireSpace(rooms, entitlement);
  // Also when the room is open: it may close before this is done.
  const written = (await history.keptCases([roomId])).get(roomId) ?? nothingWritten;
  const { visitId, ...known } = await history.openVisit(entitlement, note);
  const visit = { roomId, participantId, visitId };
  // While it was written the connection may have gone, or a second `room:join` of the same session come first.
  if (session.isOver || session.visitId) {
    history.closeVisit(visit, 'connection-lost');
    if (session.isOver) throw new ContractError('not-in-room');
    return;
  }
  const room = rooms.open(roomId, written);
  const refusal = refusalOf(entitlement, room.state);
  if (refusal) {
    history.closeVisit(visit, refusal);
    throw turnedAway(session, refusal);
  }
  session.visitId = visitId;
  if (session.resumeTokenHash) history.rememberResumeToken(visitId, session.resumeTokenHash);
  room.apply({ event: 'join', entitlement, visitId, sessionId, ...known });
  const isIn = room.state.seats.get(participantId)?.presence.phase === 'present';
  if (isIn !== entersUnasked(entitlement, known.mustAsk)) history.rememberAdmitted(visitId, isIn);
  // After the room was told: one's own arrival is in the snapshot already.
  session.hearAbout(room);
}

function turnedAway(session: Session, reason: LeaveReason): ContractError {
  session.end(reason);
  return new ContractError('not-in-room');
}

/** Why nobody sits down with this ticket, in this room. */
function refusalOf(entitlement: Entitlement, state: RoomState): LeaveReason | null {
  if (state.hasEnded) return 'consultation-ended';
  return isOutdated(entitlement, state) ? 'replaced-by-newer-session' : null;
}
