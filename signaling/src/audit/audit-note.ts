import type { AuditedFacts, RoomId } from '@scrubline/contract';
import type { AuditNote } from '../journal/journal-entry.ts';
import type { Entitlement } from '../room/seat.ts';

type Actor = AuditNote['actor'];

/** Invitations name their guests so. */
const guestPrefix = 'guest-';

export const serviceActor: Actor = { kind: 'service', id: 'signaling' };
/** Somebody who was never let in. */
export const unknownActor: Actor = { kind: 'person', id: null };

export function actorOf({ participantId, role }: Pick<Entitlement, 'participantId' | 'role'>): Actor {
  if (role === 'rig' || role === 'theatre-screen') return { kind: 'rig', id: participantId };
  return { kind: participantId.startsWith(guestPrefix) ? 'guest' : 'person', id: participantId };
}

export interface AuditedDeed {
  readonly actor: Actor;
  readonly action: string;
  readonly outcome: string;
  readonly roomId?: RoomId;
  /** `subjectId` among them names whom or what it was done to. */
  readonly facts?: AuditedFacts;
}

/** @param at milliseconds since 1970 */
export function auditNoteOf({ facts = {}, ...deed }: AuditedDeed, at: number): AuditNote {
  const { subjectId, ...others } = facts;
  return { at, ...deed, ...(typeof subjectId === 'string' && { subjectId }), facts: others };
}
