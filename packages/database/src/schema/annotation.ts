import { bigint, doublePrecision, index, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { moment } from './columns.ts';

/** Every finished drawing, also what was erased: what was shown in an operation stays known. */
export const annotation = pgTable(
  'annotation',
  {
    roomId: text('room_id').notNull(),
    /** Made by the page that drew. */
    strokeId: text('stroke_id').notNull(),
    /** The feed and the capture time of the frame that was drawn on: milliseconds since 1970 on its sender's clock. */
    feedId: text('feed_id').notNull(),
    capturedAt: doublePrecision('captured_at').notNull(),
    color: text('color').notNull(),
    /** Tool, points and label, as the contract has them. */
    mark: jsonb('mark').notNull(),
    /** What it stays on: 'tissue' or 'picture'. Those from before there was a choice stood still. */
    boundTo: text('bound_to').notNull().default('picture'),
    drawnBy: text('drawn_by').notNull(),
    drawnByName: text('drawn_by_name').notNull(),
    /** In the order in which they were kept. */
    place: bigint('place', { mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    drawnAt: moment('drawn_at').notNull(),
    erasedAt: moment('erased_at'),
  },
  (table) => [
    primaryKey({ columns: [table.roomId, table.strokeId] }),
    index('annotation_room_id_index').on(table.roomId, table.place),
  ],
);
