import { customType, doublePrecision, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { moment } from './columns.ts';

const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'bytea' });

/** The pictures of very frames that belong to a case: what was frozen, drawn on, or marked as a moment. */
export const still = pgTable(
  'still',
  {
    roomId: text('room_id').notNull(),
    /** The feed and the capture time of the frame: milliseconds since 1970 on its sender's clock. */
    feedId: text('feed_id').notNull(),
    capturedAt: doublePrecision('captured_at').notNull(),
    cameraSource: text('camera_source').notNull(),
    /** SHA-256 of the bytes, in hexadecimal digits. */
    hash: text('hash').notNull(),
    /** A JPEG. */
    bytes: bytea('bytes').notNull(),
    /** What it was taken for at first, and by whom. */
    reason: text('reason').notNull(),
    takenBy: text('taken_by').notNull(),
    takenByName: text('taken_by_name').notNull(),
    takenAt: moment('taken_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.roomId, table.feedId, table.capturedAt] }),
    index('still_room_id_index').on(table.roomId, table.takenAt),
  ],
);

/** Each time that a still was held before everybody, also what is over. */
export const freeze = pgTable(
  'room_freeze',
  {
    roomId: text('room_id').notNull(),
    freezeId: text('freeze_id').notNull(),
    feedId: text('feed_id').notNull(),
    capturedAt: doublePrecision('captured_at').notNull(),
    heldBy: text('held_by').notNull(),
    heldByName: text('held_by_name').notNull(),
    heldAt: moment('held_at').notNull(),
    releasedAt: moment('released_at'),
    /** Nobody: it ended by itself. */
    releasedBy: text('released_by'),
  },
  (table) => [primaryKey({ columns: [table.roomId, table.freezeId] })],
);
