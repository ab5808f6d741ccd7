import { and, desc, eq, gte, isNull, lt, ne } from 'drizzle-orm';
import { type AuditEvent, chainStart, hashAuditEvent } from './audit-chain.ts';
import type { Database } from './database.ts';
import { type AuditActorKind, type AuditFacts, auditEvent, auditHead } from './schema.ts';

/** Who did what to whom, and how it ended. Ids, codes and counts: never a name or a free text. */
export interface AuditEntry {
  readonly at: Date;
  readonly actor: { readonly kind: AuditActorKind; readonly id: string | null };
  /** The name of a request, or of an act of a service: `command:grant`, `rig:revoke`. */
  readonly action: string;
  readonly roomId?: string;
  /** Whom or what it was done to. */
  readonly subjectId?: string;
  /** `ok`, or the code of the refusal. */
  readonly outcome: string;
  readonly facts?: AuditFacts;
}

/** Of the one row of `audit_head`. */
export const headId = 1;
const rowsAtOnce = 1_000;

/**
 * Appends to the chain, all or none, in a transaction or in the caller's own: rows and the deed they tell of are then
 * durable together. The head stays locked until that transaction ends, so append last and commit at once.
 */
export async function appendAudit(database: Database, entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await database.transaction(async (transaction) => {
    let head = await lockHead(transaction);
    const events = entries.map((entry) => {
      const event = eventAfter(head, entry);
      head = { position: event.position, hash: event.hash };
      return event;
    });
    for (let first = 0; first < events.length; first += rowsAtOnce) {
      await transaction.insert(auditEvent).values(events.slice(first, first + rowsAtOnce));
    }
    await transaction.update(auditHead).set(head).where(eq(auditHead.id, headId));
  });
}

/**
 * Of some entries, those that the chain does not hold: for whoever delivers again because they do not know how the first
 * time ended. Two at once would both find the same ones missing, so one writer delivers at a time.
 */
export async function findUnaudited(database: Database, entries: readonly AuditEntry[]): Promise<AuditEntry[]> {
  const missing: AuditEntry[] = [];
  for (const entry of entries) if (!(await isAudited(database, entry))) missing.push(entry);
  return missing;
}

/** Whether the chain holds an entry that is the same in all but its place. */
async function isAudited(database: Database, entry: AuditEntry): Promise<boolean> {
  const { at, actorKind, actorId, action, roomId, subjectId, outcome, facts } = columnsOf(entry);
  const found = await database
    .select({ position: auditEvent.position })
    .from(auditEvent)
    .where(
      and(
        eq(auditEvent.at, at),
        eq(auditEvent.actorKind, actorKind),
        actorId === null ? isNull(auditEvent.actorId) : eq(auditEvent.actorId, actorId),
        eq(auditEvent.action, action),
        eq(auditEvent.outcome, outcome),
        roomId === null ? isNull(auditEvent.roomId) : eq(auditEvent.roomId, roomId),
        subjectId === null ? isNull(auditEvent.subjectId) : eq(auditEvent.subjectId, subjectId),
        eq(auditEvent.facts, facts),
      ),
    )
    .limit(1);
  return found.length > 0;
}

interface Head {
  readonly position: number;
  readonly hash: string;
}

async function lockHead(transaction: Database): Promise<Head> {
  const select = () =>
    transaction
      .select({ position: auditHead.position, hash: auditHead.hash })
      .from(auditHead)
      .where(eq(auditHead.id, headId))
      .for('update');
  const [head] = await select();
  if (head) return head;
  // Of several first writers one inserts; the others wait for it here and then find its row.
  await transaction
    .insert(auditHead)
    .values({ id: headId, ...chainStart })
    .onConflictDoNothing();
  const [made] = await select();
  if (!made) throw new Error('the head of the audit chain was not made');
  return made;
}

function eventAfter(head: Head, entry: AuditEntry): AuditEvent {
  const event = { ...columnsOf(entry), position: head.position + 1, previousHash: head.hash };
  return { ...event, hash: hashAuditEvent(event) };
}

const columnsOf = ({ at, actor, action, roomId, subjectId, outcome, facts }: AuditEntry) => ({
  at,
  actorKind: actor.kind,
  actorId: actor.id === null ? null : storable(actor.id),
  action: storable(action),
  roomId: roomId === undefined ? null : storable(roomId),
  subjectId: subjectId === undefined ? null : storable(subjectId),
  outcome: storable(outcome),
  facts: storableFacts(facts ?? {}),
});

/**
 * PostgreSQL refuses a zero character, and half of a surrogate pair comes back as another character. What somebody
 * hostile did must be kept all the same, and hashed as it will be read.
 */
const storable = (text: string) => text.toWellFormed().replaceAll('\0', '\uFFFD');

function storableFacts(facts: AuditFacts): AuditFacts {
  const entries = Object.entries(facts).map(([name, value]) => {
    if (typeof value === 'string') return [storable(name), storable(value)];
    // JSON has no word for these; as text they come back as they were.
    const isWord = typeof value === 'number' && !Number.isFinite(value);
    return [storable(name), isWord ? String(value) : value];
  });
  return Object.fromEntries(entries);
}

export interface AuditFilter {
  /** Only rows before this position: the last one of the page before. */
  readonly before?: number;
  readonly roomId?: string;
  readonly actorId?: string;
  readonly action?: string;
  readonly outcome?: 'ok' | 'refused';
  /** From this instant on, */
  readonly from?: Date;
  /** up to and without this one. */
  readonly to?: Date;
  readonly limit: number;
}

/** A page of the audit, newest first. */
export async function listAuditEvents(database: Database, filter: AuditFilter): Promise<AuditEvent[]> {
  const { before, roomId, actorId, action, outcome, from, to } = filter;
  return database
    .select()
    .from(auditEvent)
    .where(
      and(
        before === undefined ? undefined : lt(auditEvent.position, before),
        roomId === undefined ? undefined : eq(auditEvent.roomId, roomId),
        actorId === undefined ? undefined : eq(auditEvent.actorId, actorId),
        action === undefined ? undefined : eq(auditEvent.action, action),
        outcome && (outcome === 'ok' ? eq(auditEvent.outcome, 'ok') : ne(auditEvent.outcome, 'ok')),
        from && gte(auditEvent.at, from),
        to && lt(auditEvent.at, to),
      ),
    )
    .orderBy(desc(auditEvent.position))
    .limit(filter.limit);
}
