import { index, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { moment } from './columns.ts';

export const site = pgTable('site', {
  id: text('id').primaryKey(),
  nameZh: text('name_zh').notNull(),
  nameEn: text('name_en').notNull(),
  /** IANA name, such as Asia/Shanghai. */
  timeZone: text('time_zone').notNull(),
});

export const theatre = pgTable(
  'theatre',
  {
    id: text('id').primaryKey(),
    siteId: text('site_id')
      .notNull()
      .references(() => site.id),
    nameZh: text('name_zh').notNull(),
    nameEn: text('name_en').notNull(),
  },
  (table) => [index('theatre_site_id_index').on(table.siteId)],
);

/** Public half of a rig's device key: ES256, in JWK form. The private half never leaves the rig's browser. */
export interface RigPublicKey {
  readonly kty: 'EC';
  readonly crv: 'P-256';
  readonly x: string;
  readonly y: string;
}

export const rig = pgTable(
  'rig',
  {
    id: text('id').primaryKey(),
    theatreId: text('theatre_id')
      .notNull()
      .references(() => theatre.id),
    publicKey: jsonb('public_key').$type<RigPublicKey>().notNull(),
    pairedAt: moment('paired_at').notNull(),
    revokedAt: moment('revoked_at'),
  },
  (table) => [index('rig_theatre_id_index').on(table.theatreId)],
);

export const pairingCode = pgTable(
  'pairing_code',
  {
    /** SHA-256 of the eight digits, in hexadecimal. */
    codeHash: text('code_hash').primaryKey(),
    theatreId: text('theatre_id')
      .notNull()
      .references(() => theatre.id),
    expiresAt: moment('expires_at').notNull(),
    usedAt: moment('used_at'),
  },
  (table) => [index('pairing_code_theatre_id_index').on(table.theatreId)],
);
