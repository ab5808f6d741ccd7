import { sql } from 'drizzle-orm';
import type { Bilingual } from './bilingual.ts';
import type { Database } from './database.ts';
import { consultation, site } from './schema.ts';

export interface Site {
  readonly siteId: string;
  readonly name: Bilingual;
  /** IANA name. */
  readonly timeZone: string;
}

/** From the first instant of a day up to, and without, the first of the next. */
export interface Day {
  readonly start: Date;
  readonly end: Date;
}

/** Adds a site, or brings the one with this id up to date. */
export async function saveSite(database: Database, { siteId, name, timeZone }: Site): Promise<void> {
  const values = { nameZh: name.zh, nameEn: name.en, timeZone };
  await database
    .insert(site)
    .values({ id: siteId, ...values })
    .onConflictDoUpdate({ target: site.id, set: values });
}

/** The calendar day that `now` falls on in a time zone. Some days have 23 or 25 hours. */
export async function findDay(database: Database, timeZone: string, now: Date): Promise<Day> {
  const midnight = sql`date_trunc('day', ${now.toISOString()}::timestamptz at time zone ${timeZone})`;
  const instant = consultation.startsAt;
  const [day] = await database
    .select({
      start: sql<Date>`${midnight} at time zone ${timeZone}`.mapWith(instant),
      end: sql<Date>`(${midnight} + interval '1 day') at time zone ${timeZone}`.mapWith(instant),
    })
    .from(sql`(values (1)) as one`);
  if (!day) throw new Error('a day without a row');
  return day;
}
