import { boolean, index, pgEnum, pgTable, text } from 'drizzle-orm/pg-core';
import { moment } from './columns.ts';
import { site } from './theatre.ts';

/** What somebody is employed for. Decides, together with the part in a consultation, what they may do. */
export const staffRoles = [
  'specialist',
  'assistant-doctor',
  'pharmacist',
  'observer',
  'coordinator',
  'administrator',
] as const;
export type StaffRole = (typeof staffRoles)[number];
export const staffRole = pgEnum('staff_role', staffRoles);

/** better-auth's tables, in its shape, so that accounts and everything else share one history of migrations. */
export const user = pgTable('user', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  email: text('email').notNull().unique(),
  emailVerified: boolean('email_verified').notNull().default(false),
  image: text('image'),
  createdAt: moment('created_at').notNull().defaultNow(),
  updatedAt: moment('updated_at').notNull().defaultNow(),
  familyName: text('family_name').notNull(),
  givenName: text('given_name').notNull(),
  latinName: text('latin_name').notNull(),
  role: staffRole('role').notNull(),
  departmentZh: text('department_zh').notNull(),
  departmentEn: text('department_en').notNull(),
  siteId: text('site_id')
    .notNull()
    .references(() => site.id),
  twoFactorEnabled: boolean('two_factor_enabled').notNull().default(false),
  /** Somebody who works here no longer: kept for the record, let in nowhere. */
  deactivatedAt: moment('deactivated_at'),
});

const belongsToUser = () =>
  text('user_id')
    .notNull()
    .references(() => user.id, { onDelete: 'cascade' });

export const session = pgTable(
  'session',
  {
    id: text('id').primaryKey(),
    token: text('token').notNull().unique(),
    userId: belongsToUser(),
    expiresAt: moment('expires_at').notNull(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    createdAt: moment('created_at').notNull().defaultNow(),
    updatedAt: moment('updated_at').notNull().defaultNow(),
  },
  (table) => [index('session_user_id_index').on(table.userId)],
);

export const account = pgTable(
  'account',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id').notNull(),
    providerId: text('provider_id').notNull(),
    userId: belongsToUser(),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: moment('access_token_expires_at'),
    refreshTokenExpiresAt: moment('refresh_token_expires_at'),
    scope: text('scope'),
    password: text('password'),
    createdAt: moment('created_at').notNull().defaultNow(),
    updatedAt: moment('updated_at').notNull().defaultNow(),
  },
  (table) => [index('account_user_id_index').on(table.userId)],
);

export const verification = pgTable(
  'verification',
  {
    id: text('id').primaryKey(),
    identifier: text('identifier').notNull(),
    value: text('value').notNull(),
    expiresAt: moment('expires_at').notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
    updatedAt: moment('updated_at').notNull().defaultNow(),
  },
  (table) => [index('verification_identifier_index').on(table.identifier)],
);
