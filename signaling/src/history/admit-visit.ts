import { type AuditEntry, appendAudit, type Database, recordMustAsk, updateRoomVisit } from '@scrubline/database';

interface Visit {
  readonly roomId: string;
  readonly participantId: string;
  readonly visitId: string;
}

/** Writes that somebody was let in and need not ask again, together with who said so. */
export async function admitVisit(database: Database, { visitId, ...who }: Visit, audit: AuditEntry): Promise<void> {
  await database.transaction(async (transaction) => {
    await updateRoomVisit(transaction, visitId, { admitted: true });
    await recordMustAsk(transaction, { ...who, mustAsk: false, changedAt: audit.at });
    await appendAudit(transaction, [audit]);
  });
}
