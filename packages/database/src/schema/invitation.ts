import { index, pgEnum, pgTable, text } from 'drizzle-orm/pg-core';
import { moment } from './columns.ts';
import { consultation } from './consultation.ts';
import { user } from './person.ts';

/** What a guest without an account may be: one who watches, or one who also speaks and shows their face. */
export const guestParts = ['observer', 'adviser'] as const;
export type GuestPart = (typeof guestParts)[number];
export const guestPart = pgEnum('guest_part', guestParts);

export const invitation = pgTable(
  'invitation',
  {
    id: text('id').primaryKey(),
    consultationId: text('consultation_id')
      .notNull()
      .references(() => consultation.id, { onDelete: 'cascade' }),
    part: guestPart('part').notNull(),
    /** As the others in the room read it. */
    guestName: text('guest_name').notNull(),
    /** SHA-256 of the code in the link, in hexadecimal. */
    codeHash: text('code_hash').notNull().unique(),
    createdBy: text('created_by')
      .notNull()
      .references(() => user.id),
    createdAt: moment('created_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
    /** When the code was exchanged for a cookie; it is of no further use. */
    acceptedAt: moment('accepted_at'),
    revokedAt: moment('revoked_at'),
    /** SHA-256 of the guest's cookie, in hexadecimal. */
    cookieHash: text('cookie_hash').unique(),
    cookieExpiresAt: moment('cookie_expires_at'),
  },
  (table) => [index('invitation_consultation_id_index').on(table.consultationId)],
);
