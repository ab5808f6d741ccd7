import { ContractError, commandRequests, isTheatre, type ParticipantId } from '@scrubline/contract';
import type { Handlers } from '@scrubline/service-kit';
import type { AuditTrail } from '../audit/audit-trail.ts';
import type { History } from '../history/history.ts';
import type { LiveRoom } from '../room/live-room.ts';
import type { Rooms } from '../room/rooms.ts';
import { isTaken, type Seat, sessionOf } from '../room/seat.ts';
import { requirePresent } from '../session/held-seat.ts';
import type { Session } from '../session/session.ts';
import { decideGifts } from './grant-rules.ts';
import { mayBeGranted } from './standing.ts';

export interface CommandDesk {
  readonly rooms: Rooms;
  readonly history: History;
  readonly audit: AuditTrail;
  readonly newGrantId: () => string;
}

/** What the theatre takes acts at once; what it gives is kept first. */
export function createCommandHandlers(desk: CommandDesk): Handlers<typeof commandRequests, Session> {
  const { rooms } = desk;
  return {
    'command:ask'(session, { permission, wanted }) {
      const { room, seat } = requirePresent(rooms, session);
      if (wanted && !mayBeGranted(permission, seat.role)) throw new ContractError('not-permitted');
      room.apply({ event: 'ask', participantId: seat.participantId, permission, wanted });
      return {};
    },
    'command:decline'(session, { participantId, permission }) {
      const { room } = requirePresent(rooms, session);
      requireGuest(room, participantId);
      room.apply({ event: 'decline', participantId, permission });
      return {};
    },
    async 'command:grant'(session, payload) {
      const { room } = requirePresent(rooms, session);
      const gifts = decideGifts(room.state, payload.to, payload.permissions);
      const facts = commandRequests['command:grant'].audit?.(payload) ?? {};
      const note = desk.audit.noteOf(session.entitlement, { request: 'command:grant', facts });
      const grantId = desk.newGrantId();
      room.apply({ event: 'begin-grant', grantId, gifts });
      let kept = false;
      try {
        await desk.history.keepGrants(room.state.roomId, gifts, note);
        kept = true;
      } finally {
        room.apply({ event: 'finish-grant', grantId, kept });
      }
      return {};
    },
    'command:take-away'(session, act) {
      const { room, seat } = requirePresent(rooms, session);
      const named = act.from.who === 'one' ? room.state.seats.get(act.from.participantId) : undefined;
      if (named && isTheatre(named)) throw new ContractError('not-permitted');
      // Also from somebody who has no seat: this word may be older than the room, and they may be on the way in.
      room.apply({ event: 'take-away', act, by: seat.participantId });
      return {};
    },
    'command:send-away'(session, { participantId }) {
      const { room } = requirePresent(rooms, session);
      const seat = requireGuest(room, participantId);
      if (isTaken(seat)) {
        room.apply({ event: 'leave', participantId, sessionId: sessionOf(seat), reason: 'sent-away' });
      }
      return {};
    },
    'command:log-all-hear'(session) {
      requirePresent(rooms, session);
      return {};
    },
  };
}

/** Somebody who is or was in this room, and is not the theatre. @throws {ContractError} `not-found`, `not-permitted` */
function requireGuest(room: LiveRoom, participantId: ParticipantId): Seat {
  const seat = room.state.seats.get(participantId);
  if (!seat) throw new ContractError('not-found');
  if (isTheatre(seat)) throw new ContractError('not-permitted');
  return seat;
}
