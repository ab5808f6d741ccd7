import { and, eq, sql } from 'drizzle-orm';
import { type AuditEntry, appendAudit, findUnaudited } from './audit.ts';
import type { Database } from './database.ts';
import { roomStanding } from './schema.ts';

/** What the theatre gave a participant in a room, and what it took from them. Nothing is in both. */
export interface Standing {
  readonly participantId: string;
  /** Beyond the ticket, for this stay. */
  readonly granted: readonly string[];
  /** Withheld from every ticket until it is granted anew. */
  readonly revoked: readonly string[];
}

/** One change of several participants, with the rows that tell of it. */
export interface StandingChange {
  readonly roomId: string;
  readonly of: readonly { readonly participantId: string; readonly permissions: readonly string[] }[];
  readonly changedAt: Date;
  readonly audit: readonly AuditEntry[];
}

/** Of everybody in a room to whom something was given, or from whom something was taken. */
export async function readStandings(database: Database, roomId: string): Promise<Standing[]> {
  return database
    .select({
      participantId: roomStanding.participantId,
      granted: roomStanding.granted,
      revoked: roomStanding.revoked,
    })
    .from(roomStanding)
    .where(eq(roomStanding.roomId, roomId));
}

/** Gives permissions, to all or to nobody, together with the audit. What is granted is revoked no longer. */
export async function grantPermissions(database: Database, change: StandingChange): Promise<void> {
  await database.transaction(async (transaction) => {
    await changeStandings(transaction, change, 'granted');
    await appendAudit(transaction, change.audit);
  });
}

/**
 * Takes permissions, together with the audit. What is revoked is granted no longer. The same change again does nothing,
 * not even after a later grant, as long as its audit says the same.
 */
export async function revokePermissions(database: Database, change: StandingChange): Promise<void> {
  await database.transaction(async (transaction) => {
    const unaudited = await findUnaudited(transaction, change.audit);
    if (change.audit.length > 0 && unaudited.length === 0) return;
    await changeStandings(transaction, change, 'revoked');
    await appendAudit(transaction, unaudited);
  });
}

async function changeStandings(
  transaction: Database,
  { roomId, of, changedAt }: StandingChange,
  gains: 'granted' | 'revoked',
): Promise<void> {
  const loses = gains === 'granted' ? 'revoked' : 'granted';
  // In one order, so that two changes of the same people wait for each other and never both.
  const inOrder = [...of].sort((one, other) => (one.participantId < other.participantId ? -1 : 1));
  for (const { participantId, permissions } of inOrder) {
    if (permissions.length === 0) continue;
    const changed = sql`excluded.${sql.identifier(gains)}`;
    await transaction
      .insert(roomStanding)
      .values({ roomId, participantId, [gains]: [...new Set(permissions)].sort(), changedAt })
      .onConflictDoUpdate({
        target: [roomStanding.roomId, roomStanding.participantId],
        set: {
          [gains]: sql`array(select unnest(${roomStanding[gains]}) union select unnest(${changed}) order by 1)`,
          [loses]: sql`array(select unnest(${roomStanding[loses]}) except select unnest(${changed}) order by 1)`,
          changedAt,
        },
      });
  }
}

/** Whoever has left holds no grant any more. What was taken from them stays taken. */
export async function forgetGrants(
  database: Database,
  { roomId, participantId, changedAt }: { roomId: string; participantId: string; changedAt: Date },
): Promise<void> {
  await database
    .update(roomStanding)
    .set({ granted: [], changedAt })
    .where(and(eq(roomStanding.roomId, roomId), eq(roomStanding.participantId, participantId)));
}
