import {
  type AuditEntry,
  appendAudit,
  closeAbandonedVisits,
  closeRoomVisit,
  type Database,
  endConsultation,
  eraseAnnotations,
  findUnaudited,
  moveGrants,
  recordMustAsk,
  recordMute,
  releaseFreeze,
  reopenRoomVisits,
  revokePermissions,
  takeFromAbsent,
  updateRoomVisit,
  voidCaseEntries,
} from '@scrubline/database';
import type { AuditNote, JournalEntry } from '../journal/journal-entry.ts';

type Written = JournalEntry['wrote'];
type EntryOf<Name extends Written> = Extract<JournalEntry, { wrote: Name }>;
type Delivery<Name extends Written> = (
  database: Database,
  entry: EntryOf<Name>,
  isRepeated: boolean,
) => Promise<unknown>;

export const auditEntryOf = ({ at, ...note }: AuditNote): AuditEntry => ({ ...note, at: new Date(at) });

const deliveries: { readonly [Name in Written]: Delivery<Name> } = {
  'visit-closed': (database, { visitId: id, at, reason }) =>
    closeRoomVisit(database, { id, leftAt: new Date(at), leaveReason: reason }),
  'visit-muted': (database, { visitId: id, muted }) => recordMute(database, { id, muted }),
  'visit-changed': (database, { wrote: _wrote, visitId, ...changes }) => updateRoomVisit(database, visitId, changes),
  'visits-abandoned': (database, { at, joinedBefore, except }) => {
    const [leftAt, before] = [new Date(at), new Date(joinedBefore)];
    return closeAbandonedVisits(database, { joinedBefore: before, leftAt, leaveReason: 'service-stopped', except });
  },
  'visits-reopened': (database, { visitIds }) => reopenRoomVisits(database, visitIds),
  revoked: (database, { roomId, participantId, permissions, at }) => {
    const of = [{ participantId, permissions }];
    return revokePermissions(database, { roomId, of, changedAt: new Date(at), audit: [] });
  },
  'absent-deprived': (database, { at, ...taken }) => takeFromAbsent(database, { ...taken, changedAt: new Date(at) }),
  'grants-moved': (database, { roomId, participantId, visitId: from, to }) =>
    moveGrants(database, { roomId, participantId, from, to }),
  'must-ask': (database, { at, roomId, participantId }) =>
    recordMustAsk(database, { roomId, participantId, mustAsk: true, changedAt: new Date(at) }),
  'annotations-erased': (database, { roomId, strokeIds, at }) =>
    eraseAnnotations(database, { roomId, strokeIds, erasedAt: new Date(at) }),
  'freeze-released': (database, { roomId, freezeId, by: releasedBy, at }) =>
    releaseFreeze(database, { roomId, freezeId, releasedAt: new Date(at), releasedBy }),
  'entries-voided': (database, { roomId, entryIds, at }) =>
    voidCaseEntries(database, { roomId, entryIds, voidedAt: new Date(at) }),
  'consultation-ended': (database, { roomId, at }) =>
    endConsultation(database, { consultationId: roomId, endedAt: new Date(at) }),
  audited: async (database, { note }, isRepeated) => {
    const entries = [auditEntryOf(note)];
    // It may be there already: nobody was told whether the first time went well.
    await appendAudit(database, isRepeated ? await findUnaudited(database, entries) : entries);
  },
};

/** Writes one entry of the journal. @param isRepeated whether it may have been written before */
export async function deliver<Name extends Written>(
  database: Database,
  entry: EntryOf<Name> & { wrote: Name },
  isRepeated: boolean,
): Promise<void> {
  const delivery: Delivery<Name> = deliveries[entry.wrote];
  await delivery(database, entry, isRepeated);
}
