import { type AuditEntry, appendAudit, type Database, updateRoomVisit } from '@scrubline/database';

/** Writes that somebody was let in, together with who said so. */
export async function admitVisit(database: Database, visitId: string, audit: AuditEntry): Promise<void> {
  await database.transaction(async (transaction) => {
    await updateRoomVisit(transaction, visitId, { admitted: true });
    await appendAudit(transaction, [audit]);
  });
}
