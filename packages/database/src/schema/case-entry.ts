import { bigint, index, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { moment } from './columns.ts';

/** What was written down of an operation while it went on. Only ever added to. */
export const caseEntry = pgTable(
  'case_entry',
  {
    roomId: text('room_id').notNull(),
    /** Made by the page that wrote. */
    entryId: text('entry_id').notNull(),
    kind: text('kind').notNull(),
    /** What the contract has of this kind, beside who and when. */
    content: jsonb('content').notNull(),
    writtenBy: text('written_by').notNull(),
    writtenByName: text('written_by_name').notNull(),
    writtenAt: moment('written_at').notNull(),
    /** In the order in which they were kept. */
    place: bigint('place', { mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    /** Kept after its author had been told that it was not: it does not count. */
    voidedAt: moment('voided_at'),
  },
  (table) => [
    primaryKey({ columns: [table.roomId, table.entryId] }),
    index('case_entry_room_id_index').on(table.roomId, table.place),
  ],
);
