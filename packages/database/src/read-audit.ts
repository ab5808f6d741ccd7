import { and, asc, desc, eq, getTableColumns, gt, gte, lt, sql } from 'drizzle-orm';
import { headId } from './audit.ts';
import type { AuditEvent } from './audit-chain.ts';
import { type AuditHead, type AuditVerdict, type SignedAuditHead, verifyAuditChain } from './audit-verification.ts';
import type { Database } from './database.ts';
import { auditEvent, auditHead } from './schema.ts';

const rowsAtOnce = 5_000;

/** Up to where the chain reaches; null before its first row. */
export async function readAuditHead(database: Database): Promise<AuditHead | null> {
  const [head] = await database
    .select({ position: auditHead.position, hash: auditHead.hash })
    .from(auditHead)
    .where(eq(auditHead.id, headId));
  return head ?? null;
}

/** Every row from an instant on, up to and without another, in the order of the chain and some at a time. */
export async function* streamAuditEvents(
  database: Database,
  { from, to }: { from?: Date | undefined; to?: Date | undefined } = {},
): AsyncGenerator<AuditEvent> {
  let after: number | null = null;
  for (;;) {
    const rows: AuditEvent[] = await database
      .select({ ...getTableColumns(auditEvent), at: exactTime })
      .from(auditEvent)
      .where(
        and(
          after === null ? undefined : gt(auditEvent.position, after),
          from && gte(auditEvent.at, from),
          to && lt(auditEvent.at, to),
        ),
      )
      .orderBy(asc(auditEvent.position))
      .limit(rowsAtOnce);
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < rowsAtOnce) return;
    after = last.position;
  }
}

/**
 * Checks the chain as it stands at one instant, whoever writes meanwhile. Read the signed heads before: one that is
 * exported later may know rows that this instant does not.
 */
export async function verifyAudit(database: Database, signedHeads: readonly SignedAuditHead[]): Promise<AuditVerdict> {
  return database.transaction(
    async (snapshot) =>
      verifyAuditChain(streamAuditEvents(snapshot), { head: await readAuditHead(snapshot), signedHeads }),
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );
}

/** When the first and the last row were written; null before the first. By position: a row may tell of an earlier time. */
export async function readAuditSpan(database: Database): Promise<{ readonly first: Date; readonly last: Date } | null> {
  const atEnd = (order: typeof asc) =>
    database.select({ at: auditEvent.at }).from(auditEvent).orderBy(order(auditEvent.position)).limit(1);
  const [[first], [last]] = [await atEnd(asc), await atEnd(desc)];
  return first && last ? { first: first.at, last: last.at } : null;
}

/** PostgreSQL counts microseconds and we write milliseconds: a finer time was not written by us, and is none here. */
const exactTime =
  sql<Date>`coalesce(to_char(${auditEvent.at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), '')`.mapWith(
    (text: string) => new Date(text.endsWith('000') ? `${text.slice(0, -3)}Z` : Number.NaN),
  );
