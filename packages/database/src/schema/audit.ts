import { bigint, index, integer, jsonb, pgEnum, pgTable, text } from 'drizzle-orm/pg-core';
import { moment } from './columns.ts';

/** Who did it: a member of staff, a paired rig, a guest by invitation, or a service of ours by itself. */
export const auditActorKinds = ['person', 'rig', 'guest', 'service'] as const;
export type AuditActorKind = (typeof auditActorKinds)[number];
export const auditActorKind = pgEnum('audit_actor_kind', auditActorKinds);

/** Ids, codes and counts. Never a name or a free text. */
export type AuditFacts = Readonly<Record<string, string | number | boolean>>;

/** One chain for the whole network. Each row carries the hash of itself and of the row before it. */
export const auditEvent = pgTable(
  'audit_event',
  {
    /** 1, 2, 3, … without a gap. */
    position: bigint('position', { mode: 'number' }).primaryKey(),
    at: moment('at').notNull(),
    actorKind: auditActorKind('actor_kind').notNull(),
    /** Null for somebody who was never let in. */
    actorId: text('actor_id'),
    action: text('action').notNull(),
    roomId: text('room_id'),
    /** Whom or what it was done to. */
    subjectId: text('subject_id'),
    /** `ok`, or the code of the refusal. */
    outcome: text('outcome').notNull(),
    facts: jsonb('facts').$type<AuditFacts>().notNull(),
    /** SHA-256 in hexadecimal. */
    previousHash: text('previous_hash').notNull(),
    hash: text('hash').notNull(),
  },
  (table) => [
    index('audit_event_at_index').on(table.at),
    index('audit_event_room_id_index').on(table.roomId, table.at),
    index('audit_event_actor_id_index').on(table.actorId, table.at),
  ],
);

/** The end of the chain: one row, locked by whoever appends. */
export const auditHead = pgTable('audit_head', {
  id: integer('id').primaryKey(),
  position: bigint('position', { mode: 'number' }).notNull(),
  hash: text('hash').notNull(),
});
