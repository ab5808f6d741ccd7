import { type Annotation, annotationRequests, ContractError, isTheatre } from '@scrubline/contract';
import type { Handlers } from '@scrubline/service-kit';
import type { AuditTrail } from '../audit/audit-trail.ts';
import { strokesOfParticipant } from '../guards/limits.ts';
import { Rate } from '../guards/rate.ts';
import type { History } from '../history/history.ts';
import type { LiveRoom } from '../room/live-room.ts';
import type { Rooms } from '../room/rooms.ts';
import { requirePresent } from '../session/held-seat.ts';
import type { Session } from '../session/session.ts';
import type { Stills } from '../still/stills.ts';
import { annotationsOn, isFull, isHeldStill, requireDrawable } from './annotation-rules.ts';
import type { FrameVerdicts } from './frame-verdicts.ts';

export interface AnnotationDesk {
  readonly rooms: Rooms;
  readonly history: History;
  readonly audit: AuditTrail;
  readonly frames: FrameVerdicts;
  readonly stills: Stills;
}

/** Drawing gives: kept first. Erasing takes: at once, and the database hears of it later. */
export function createAnnotationHandlers(desk: AnnotationDesk): Handlers<typeof annotationRequests, Session> {
  const { rooms, frames, stills } = desk;
  const strokes = new Rate(strokesOfParticipant);
  return {
    async 'annotation:draw'(session, stroke) {
      const { room, seat } = requirePresent(rooms, session);
      const { strokeId, drawnOn } = stroke;
      const { participantId: drawnBy, displayName: drawnByName } = seat;
      const standing = room.state.annotations.get(strokeId);
      if (standing && standing.drawnBy !== drawnBy) throw new ContractError('not-permitted');
      if (standing) return {};
      if (!(await strokes.spend(`${room.state.roomId} ${drawnBy}`))) throw new ContractError('too-many-requests');
      requireDrawable(room.state, drawnOn.feedId);
      if (isFull(room.state, drawnOn.feedId)) throw new ContractError('limit-reached');
      if (!isHeldStill(room.state, drawnOn)) {
        await frames.require(drawnOn, () => room.apply({ event: 'want-frame', frame: drawnOn }));
      }
      await keepAndShow(desk, session, room, { ...stroke, drawnBy, drawnByName });
      // For whoever comes later, and for when its tissue is out of sight. A stroke stands without it.
      const purpose = { reason: 'drawn-on', takenBy: drawnBy, takenByName: drawnByName } as const;
      if (stroke.boundTo === 'tissue') stills.take(room, drawnOn, purpose).catch(() => undefined);
      return {};
    },
    'annotation:undo'(session, { strokeId }) {
      const { room, seat } = requirePresent(rooms, session);
      const drawn = room.state.annotations.get(strokeId);
      if (drawn && drawn.drawnBy !== seat.participantId) throw new ContractError('not-permitted');
      room.apply({ event: 'erase', strokeIds: [strokeId] });
      return {};
    },
    'annotation:clear'(session, { feedId, whose }) {
      const { room, seat } = requirePresent(rooms, session);
      if (whose === 'everybodys' && !isTheatre(seat)) throw new ContractError('not-permitted');
      const isMeant = (drawnBy: string) => whose === 'everybodys' || drawnBy === seat.participantId;
      const meant = annotationsOn(room.state, feedId).filter(({ drawnBy }) => isMeant(drawnBy));
      room.apply({ event: 'erase', strokeIds: meant.map(({ strokeId }) => strokeId) });
      return {};
    },
    'annotation:settle-frame'(session, { found, ...frame }) {
      const { room, seat } = requirePresent(rooms, session);
      // Nobody speaks for another one's picture, and nobody learns whether it is there.
      if (room.state.feeds.get(frame.feedId)?.participantId !== seat.participantId)
        throw new ContractError('not-found');
      frames.settle(frame, found);
      return {};
    },
  };
}

/** @throws {ContractError} when it is not there afterwards: what was kept of it in vain is erased again */
async function keepAndShow(desk: AnnotationDesk, session: Session, room: LiveRoom, annotation: Annotation) {
  const { history, audit } = desk;
  const { roomId } = room.state;
  const { drawnBy: _by, drawnByName: _name, ...stroke } = annotation;
  const facts = annotationRequests['annotation:draw'].audit?.(stroke) ?? {};
  const note = audit.noteOf(session.entitlement, { request: 'annotation:draw', facts });
  if (!(await history.keepAnnotation(roomId, annotation, note))) throw new ContractError('not-found');
  room.apply({ event: 'draw', annotation });
  if (room.state.annotations.has(annotation.strokeId)) return;
  history.forgetAnnotations(roomId, [annotation.strokeId]);
  throw new ContractError(isFull(room.state, annotation.drawnOn.feedId) ? 'limit-reached' : 'not-permitted');
}
