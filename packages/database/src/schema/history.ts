import { bigint, boolean, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { moment } from './columns.ts';

/** One row for each one-time token that was presented. The primary key is what makes it one-time. */
export const usedTicket = pgTable(
  'used_ticket',
  {
    jti: text('jti').primaryKey(),
    usedAt: moment('used_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
  },
  (table) => [index('used_ticket_expires_at_index').on(table.expiresAt)],
);

/** Rooms and participants are the contract's ids: no foreign key, because a theatre screen is no row of ours. */
export const roomVisit = pgTable(
  'room_visit',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    roomId: text('room_id').notNull(),
    participantId: text('participant_id').notNull(),
    role: text('role').notNull(),
    joinedAt: moment('joined_at').notNull(),
    leftAt: moment('left_at'),
    leaveReason: text('leave_reason'),
    /** As the visit ended, or stands now: whoever comes back is no louder than they left. */
    muted: boolean('muted').notNull().default(false),
    /** What it takes to give the seat back after signaling itself was started anew. */
    displayName: text('display_name').notNull().default(''),
    permissions: text('permissions').array().notNull().default([]),
    admitted: boolean('admitted').notNull().default(false),
    ticketIssuedAt: moment('ticket_issued_at'),
    /** SHA-256 of the resume token that is good at this moment, base64url. */
    resumeTokenHash: text('resume_token_hash').unique(),
  },
  (table) => [index('room_visit_room_id_index').on(table.roomId, table.joinedAt)],
);

/** What the theatre gave somebody in a room, and what it took from them: whoever comes anew has no more than this. */
export const roomStanding = pgTable(
  'room_standing',
  {
    roomId: text('room_id').notNull(),
    participantId: text('participant_id').notNull(),
    granted: text('granted').array().notNull().default([]),
    /** The stay that the grants were given to. They are nobody else's. */
    grantedVisitId: text('granted_visit_id'),
    revoked: text('revoked').array().notNull().default([]),
    /** Sent away or turned away: enters again when the theatre says so, whatever the ticket says. */
    mustAsk: boolean('must_ask').notNull().default(false),
    changedAt: moment('changed_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.roomId, table.participantId] })],
);

/** Every access that ended in the last day, for a signaling that did not hear of it. */
export const accessEnd = pgTable(
  'access_end',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    /** Nobody in particular: everybody in the room. */
    participantId: text('participant_id'),
    /** No room in particular: every one. */
    roomId: text('room_id'),
    reason: text('reason').$type<'access-ended' | 'consultation-ended'>().notNull(),
    /** Tickets that were issued before open no door. */
    endedAt: moment('ended_at').notNull(),
    /** By the clock of the database, and later than the end when it was told late. */
    writtenAt: moment('written_at').notNull().defaultNow(),
  },
  (table) => [index('access_end_written_at_index').on(table.writtenAt)],
);
