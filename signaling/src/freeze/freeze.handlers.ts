import { ContractError, type Freeze, type FreezeId, freezeRequests, isTheatre } from '@scrubline/contract';
import type { Handlers } from '@scrubline/service-kit';
import { requireDrawable } from '../annotation/annotation-rules.ts';
import type { AuditTrail } from '../audit/audit-trail.ts';
import type { Clock } from '../clock.ts';
import { freezesOfParticipant } from '../guards/limits.ts';
import { Rate } from '../guards/rate.ts';
import type { History } from '../history/history.ts';
import type { LiveRoom } from '../room/live-room.ts';
import type { Rooms } from '../room/rooms.ts';
import { requirePresent } from '../session/held-seat.ts';
import type { Session } from '../session/session.ts';
import type { Stills } from '../still/stills.ts';

export interface FreezeDesk {
  readonly rooms: Rooms;
  readonly history: History;
  readonly audit: AuditTrail;
  readonly stills: Stills;
  readonly clock: Clock;
  readonly newFreezeId: () => FreezeId;
}

/** Holding a still gives: kept first. Going back to live takes: at once, and the database hears of it later. */
export function createFreezeHandlers(desk: FreezeDesk): Handlers<typeof freezeRequests, Session> {
  const { rooms, stills, clock, newFreezeId } = desk;
  const holds = new Rate(freezesOfParticipant);
  return {
    async 'freeze:hold'(session, frame) {
      const { room, seat } = requirePresent(rooms, session);
      const { participantId: heldBy, displayName: heldByName } = seat;
      requireDrawable(room.state, frame.feedId);
      if (room.state.freeze) return {};
      if (!(await holds.spend(`${room.state.roomId} ${heldBy}`))) throw new ContractError('too-many-requests');
      const purpose = { reason: 'frozen', takenBy: heldBy, takenByName: heldByName } as const;
      const still = await stills.take(room, frame, purpose);
      if (room.state.freeze) return {};
      const freeze = { freezeId: newFreezeId(), still, heldBy, heldByName, heldAt: clock.now() };
      await keepAndHold(desk, session, room, freeze);
      return {};
    },
    'freeze:release'(session, { freezeId }) {
      const { room, seat } = requirePresent(rooms, session);
      if (!seat.permissions.includes('freeze') && !isTheatre(seat)) throw new ContractError('not-permitted');
      room.apply({ event: 'release', freezeId, by: seat.participantId });
      return {};
    },
  };
}

/** @throws {ContractError} when nothing is held afterwards: what was kept of it in vain is over again */
async function keepAndHold({ history, audit }: FreezeDesk, session: Session, room: LiveRoom, freeze: Freeze) {
  const { roomId } = room.state;
  const facts = freezeRequests['freeze:hold'].audit?.(freeze.still.frame) ?? {};
  await history.keepFreeze(roomId, freeze, audit.noteOf(session.entitlement, { request: 'freeze:hold', facts }));
  room.apply({ event: 'hold', freeze });
  const held = room.state.freeze;
  if (held?.freezeId === freeze.freezeId) return;
  history.forgetFreeze(roomId, freeze.freezeId, null);
  if (!held) throw new ContractError('not-permitted');
}
