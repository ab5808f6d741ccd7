import { type CaseAddition, type CaseEntry, ContractError, type EntryId } from '@scrubline/contract';
import type { AuditTrail } from '../audit/audit-trail.ts';
import type { Clock } from '../clock.ts';
import { entriesOfParticipant } from '../guards/limits.ts';
import { Rate } from '../guards/rate.ts';
import type { History } from '../history/history.ts';
import type { Rooms } from '../room/rooms.ts';
import { type Held, requirePresent } from '../session/held-seat.ts';
import type { Session } from '../session/session.ts';

export interface CaseDeskParts {
  readonly rooms: Rooms;
  readonly history: History;
  readonly audit: AuditTrail;
  readonly clock: Clock;
}

/** Who writes, into which room, and with which words the audit tells of it. */
interface Writing {
  readonly session: Session;
  readonly entryId: EntryId;
  /** How much of what one may write in a while this is. */
  readonly weight?: number;
  readonly deed: { readonly request: string; readonly facts: Readonly<Record<string, string | number | boolean>> };
  readonly additionOf: (written: CaseEntry, held: Held) => CaseAddition;
}

/** Takes down what is written of a case: kept first, then told to everybody. */
export class CaseDesk {
  readonly #parts: CaseDeskParts;
  readonly #rate = new Rate(entriesOfParticipant);

  constructor(parts: CaseDeskParts) {
    this.#parts = parts;
  }

  /**
   * @returns the author's seat and room
   * @throws {ContractError} `too-many-requests`; `store-unavailable`; `not-found` for an id that is somebody else's here,
   * or that was given up
   */
  async write({ session, entryId, deed, weight, additionOf }: Writing): Promise<Held> {
    const { rooms, history, audit, clock } = this.#parts;
    const held = requirePresent(rooms, session);
    const { room, seat } = held;
    const { roomId } = room.state;
    const { participantId: writtenBy, displayName: writtenByName } = seat;
    const addition = additionOf({ entryId, writtenBy, writtenByName, writtenAt: clock.now() }, held);
    if (!(await this.#rate.spend(`${roomId} ${writtenBy}`, weight))) throw new ContractError('too-many-requests');
    const outcome = await history.keepEntry(roomId, addition, audit.noteOf(session.entitlement, deed));
    if (outcome === 'refused') throw new ContractError('not-found');
    if (outcome === 'kept') room.apply({ event: 'write-down', addition });
    return held;
  }
}
