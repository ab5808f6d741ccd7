import { createHash } from 'node:crypto';
import type { AuditFacts, auditEvent } from './schema.ts';

/** One row of the audit, as it is kept. */
export type AuditEvent = typeof auditEvent.$inferSelect;
/** All of it but its own hash. */
export type UnhashedAuditEvent = Omit<AuditEvent, 'hash'>;

/** The position before the first row, and the hash that the first row follows. */
export const chainStart = { position: 0, hash: '0'.repeat(64) } as const;

/**
 * The SHA-256, in hexadecimal, of every column of a row and of the hash before it. The text under it is a JSON array:
 * null, the word "null" and an empty text differ, and no value can flow over into its neighbour.
 */
export function hashAuditEvent(event: UnhashedAuditEvent): string {
  const columns = [
    event.position,
    event.at.toISOString(),
    event.actorKind,
    event.actorId,
    event.action,
    event.roomId,
    event.subjectId,
    event.outcome,
    sortedFacts(event.facts),
    event.previousHash,
  ];
  return createHash('sha256').update(JSON.stringify(columns)).digest('hex');
}

// A database hands the keys back in an order of its own. A list of keys makes JSON.stringify write them in that order.
const sortedFacts = (facts: AuditFacts) => JSON.stringify(facts, Object.keys(Object(facts)).toSorted());
