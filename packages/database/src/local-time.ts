import { sql } from 'drizzle-orm';
import type { Database } from './database.ts';

/**
 * The instant at which a wall clock of a time zone shows a date and time. Of an hour that comes twice, in autumn, the
 * second one is meant, as PostgreSQL has it.
 *
 * @param local without a zone: 2026-03-12T09:00
 * @returns null when no clock there ever shows it: the hour that spring leaves out
 */
export async function instantOf(
  database: Database,
  { local, timeZone }: { local: string; timeZone: string },
): Promise<Date | null> {
  const { rows } = await database.execute<{ milliseconds: number; shown: boolean }>(sql`
    select extract(epoch from instant)::float8 * 1000 as milliseconds, instant at time zone ${timeZone} = wanted as shown
    from (select ${local}::timestamp as wanted, ${local}::timestamp at time zone ${timeZone} as instant) as asked
  `);
  const [row] = rows;
  return row?.shown ? new Date(row.milliseconds) : null;
}

/** Whether the database, which reckons with the zones of sites, knows one by this name. */
export async function knowsTimeZone(database: Database, timeZone: string): Promise<boolean> {
  const { rows } = await database.execute(sql`select 1 from pg_timezone_names where name = ${timeZone}`);
  return rows.length > 0;
}
