import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { type AuditEntry, appendAudit } from './audit.ts';
import type { Database } from './database.ts';
import { freeze, still } from './schema.ts';

/** A still that is held before everybody. */
export interface FreezeRow {
  readonly roomId: string;
  readonly freezeId: string;
  readonly feedId: string;
  /** Milliseconds since 1970 on the clock of the picture's sender. */
  readonly capturedAt: number;
  readonly heldBy: string;
  readonly heldByName: string;
  readonly heldAt: Date;
}

/** With what its still is. */
export interface HeldFreeze extends FreezeRow {
  readonly cameraSource: string;
  readonly hash: string;
  readonly byteLength: number;
}

/** Writes that a still is held, with its audit. */
export async function recordFreeze(
  database: Database,
  { audit, ...held }: FreezeRow & { readonly audit: readonly AuditEntry[] },
): Promise<void> {
  await database.transaction(async (transaction) => {
    await transaction.insert(freeze).values(held);
    await appendAudit(transaction, audit);
  });
}

/** @param releasedBy nobody when it ended by itself. What is over already stays over since then. */
export async function releaseFreeze(
  database: Database,
  {
    roomId,
    freezeId,
    releasedAt,
    releasedBy,
  }: { roomId: string; freezeId: string; releasedAt: Date; releasedBy: string | null },
): Promise<void> {
  const isIt = and(eq(freeze.roomId, roomId), eq(freeze.freezeId, freezeId), isNull(freeze.releasedAt));
  await database.update(freeze).set({ releasedAt, releasedBy }).where(isIt);
}

/** What is still held in some rooms. */
export async function listHeldFreezes(database: Database, roomIds: readonly string[]): Promise<HeldFreeze[]> {
  const isOfFrame = and(
    eq(still.roomId, freeze.roomId),
    eq(still.feedId, freeze.feedId),
    eq(still.capturedAt, freeze.capturedAt),
  );
  return database
    .select({
      roomId: freeze.roomId,
      freezeId: freeze.freezeId,
      feedId: freeze.feedId,
      capturedAt: freeze.capturedAt,
      heldBy: freeze.heldBy,
      heldByName: freeze.heldByName,
      heldAt: freeze.heldAt,
      cameraSource: still.cameraSource,
      hash: still.hash,
      byteLength: sql<number>`octet_length(${still.bytes})`,
    })
    .from(freeze)
    .innerJoin(still, isOfFrame)
    .where(and(inArray(freeze.roomId, [...roomIds]), isNull(freeze.releasedAt)));
}
