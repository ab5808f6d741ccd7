import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { type AuditEntry, appendAudit } from './audit.ts';
import type { Database } from './database.ts';
import { caseEntry } from './schema.ts';

/** What was written down of an operation. `content` is the contract's, by its kind. */
export interface CaseEntryRow {
  readonly roomId: string;
  readonly entryId: string;
  readonly kind: string;
  readonly content: unknown;
  readonly writtenBy: string;
  readonly writtenByName: string;
  readonly writtenAt: Date;
}

/**
 * Writes an entry with its audit.
 * @returns `known` for one that is told again; `refused` for one that was voided, or somebody else's under this id
 */
export async function recordCaseEntry(
  database: Database,
  { audit, ...entry }: CaseEntryRow & { readonly audit: readonly AuditEntry[] },
): Promise<'kept' | 'known' | 'refused'> {
  return database.transaction(async (transaction) => {
    const inserted = await transaction
      .insert(caseEntry)
      .values(entry)
      .onConflictDoNothing()
      .returning({ entryId: caseEntry.entryId });
    if (inserted.length === 1) {
      await appendAudit(transaction, audit);
      return 'kept';
    }
    const isIt = and(eq(caseEntry.roomId, entry.roomId), eq(caseEntry.entryId, entry.entryId));
    const [known] = await transaction.select().from(caseEntry).where(isIt);
    const isSame = known?.writtenBy === entry.writtenBy && known.kind === entry.kind && known.voidedAt === null;
    return isSame ? 'known' : 'refused';
  });
}

/** These do not count: their author was told that they were not kept. */
export async function voidCaseEntries(
  database: Database,
  { roomId, entryIds, voidedAt }: { roomId: string; entryIds: readonly string[]; voidedAt: Date },
): Promise<void> {
  const areThey = and(eq(caseEntry.roomId, roomId), inArray(caseEntry.entryId, [...entryIds]));
  await database
    .update(caseEntry)
    .set({ voidedAt })
    .where(and(areThey, isNull(caseEntry.voidedAt)));
}

/** All that counts of what was written in some rooms, in the order in which it was kept. */
export async function listCaseEntries(database: Database, roomIds: readonly string[]): Promise<CaseEntryRow[]> {
  return database
    .select()
    .from(caseEntry)
    .where(and(inArray(caseEntry.roomId, [...roomIds]), isNull(caseEntry.voidedAt)))
    .orderBy(asc(caseEntry.place));
}
