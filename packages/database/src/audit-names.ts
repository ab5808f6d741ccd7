import { desc, eq, inArray } from 'drizzle-orm';
import type { Bilingual } from './bilingual.ts';
import type { Database } from './database.ts';
import { auditEvent, consultation, invitation, rig, site, theatre, user } from './schema.ts';

const guestPrefix = 'guest-';
const screenPrefix = 'screen-';

/** The row that an id of the audit stands for: a guest and a theatre screen sit in rooms under longer ids. */
const rowIdOf = (id: string): string =>
  [guestPrefix, screenPrefix].reduce(
    (rest, prefix) => (rest.startsWith(prefix) ? rest.slice(prefix.length) : rest),
    id,
  );

/**
 * What the ids in rows of the audit are called today: people, guests, rigs by their theatre, consultations by their title,
 * theatres, sites. Never a patient. What is not known here is left out.
 */
export async function nameAuditIds(
  database: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Bilingual>> {
  const names = await namesOfRows(database, [...new Set(ids.map(rowIdOf))]);
  return new Map(
    ids.flatMap((id) => {
      const name = names.get(rowIdOf(id));
      return name ? [[id, name] as const] : [];
    }),
  );
}

async function namesOfRows(database: Database, ids: string[]): Promise<Map<string, Bilingual>> {
  if (ids.length === 0) return new Map();
  const named = (from: typeof site | typeof theatre) =>
    database.select({ id: from.id, zh: from.nameZh, en: from.nameEn }).from(from).where(inArray(from.id, ids));
  const people = await database
    .select({ id: user.id, zh: user.name, en: user.latinName })
    .from(user)
    .where(inArray(user.id, ids));
  const guests = await database
    .select({ id: invitation.id, zh: invitation.guestName, en: invitation.guestName })
    .from(invitation)
    .where(inArray(invitation.id, ids));
  const rigs = await database
    .select({ id: rig.id, zh: theatre.nameZh, en: theatre.nameEn })
    .from(rig)
    .innerJoin(theatre, eq(rig.theatreId, theatre.id))
    .where(inArray(rig.id, ids));
  const consultations = await database
    .select({ id: consultation.id, zh: consultation.titleZh, en: consultation.titleEn })
    .from(consultation)
    .where(inArray(consultation.id, ids));
  const rows = [...(await named(site)), ...(await named(theatre)), ...consultations, ...rigs, ...guests, ...people];
  return new Map(rows.map(({ id, zh, en }) => [id, { zh, en }]));
}

/** The actions of the newest rows, in the order of the alphabet: what one may look for. */
export async function listRecentAuditActions(database: Database, rows: number): Promise<string[]> {
  const recent = database
    .select({ action: auditEvent.action })
    .from(auditEvent)
    .orderBy(desc(auditEvent.position))
    .limit(rows)
    .as('recent');
  const found = await database.selectDistinct({ action: recent.action }).from(recent).orderBy(recent.action);
  return found.map(({ action }) => action);
}
