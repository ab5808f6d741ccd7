import { asc, desc, eq } from 'drizzle-orm';
import type { Bilingual } from './bilingual.ts';
import type { Database } from './database.ts';
import { rig, site, theatre } from './schema.ts';
import type { Site } from './site.ts';

export interface RigInNetwork {
  readonly rigId: string;
  readonly pairedAt: Date;
  readonly revokedAt: Date | null;
}

export interface TheatreInNetwork {
  readonly theatreId: string;
  readonly name: Bilingual;
  /** Newest first, with those whose access has ended. */
  readonly rigs: readonly RigInNetwork[];
}

export interface SiteInNetwork extends Site {
  readonly theatres: readonly TheatreInNetwork[];
}

/** Sites with their theatres and rigs, also those that have none yet. Ordered by their Chinese names. */
export async function listNetwork(database: Database, only: { siteId?: string } = {}): Promise<SiteInNetwork[]> {
  const rows = await database
    .select({ site, theatre, rig: { rigId: rig.id, pairedAt: rig.pairedAt, revokedAt: rig.revokedAt } })
    .from(site)
    .leftJoin(theatre, eq(theatre.siteId, site.id))
    .leftJoin(rig, eq(rig.theatreId, theatre.id))
    .where(only.siteId === undefined ? undefined : eq(site.id, only.siteId))
    .orderBy(asc(site.nameZh), asc(site.id), asc(theatre.nameZh), asc(theatre.id), desc(rig.pairedAt));
  return [...Map.groupBy(rows, (row) => row.site.id).values()].flatMap(siteOf);
}

interface NetworkRow {
  readonly site: typeof site.$inferSelect;
  readonly theatre: typeof theatre.$inferSelect | null;
  readonly rig: RigInNetwork | null;
}

function siteOf(rows: readonly NetworkRow[]): SiteInNetwork[] {
  const [first] = rows;
  if (!first) return [];
  const { id, nameZh, nameEn, timeZone } = first.site;
  const theatres = Map.groupBy(rows, (row) => row.theatre?.id);
  return [
    { siteId: id, name: { zh: nameZh, en: nameEn }, timeZone, theatres: [...theatres.values()].flatMap(theatreOf) },
  ];
}

function theatreOf(rows: readonly NetworkRow[]): TheatreInNetwork[] {
  const found = rows[0]?.theatre;
  if (!found) return [];
  const rigs = rows.flatMap((row) => (row.rig ? [row.rig] : []));
  return [{ theatreId: found.id, name: { zh: found.nameZh, en: found.nameEn }, rigs }];
}

/** The site that a theatre belongs to. Null when there is no such theatre. */
export async function findSiteOfTheatre(database: Database, theatreId: string): Promise<Site | null> {
  const [row] = await database
    .select({ site })
    .from(theatre)
    .innerJoin(site, eq(theatre.siteId, site.id))
    .where(eq(theatre.id, theatreId));
  return row ? siteFrom(row.site) : null;
}

export async function findSite(database: Database, siteId: string): Promise<Site | null> {
  const [row] = await database.select().from(site).where(eq(site.id, siteId));
  return row ? siteFrom(row) : null;
}

const siteFrom = ({ id, nameZh, nameEn, timeZone }: typeof site.$inferSelect): Site => ({
  siteId: id,
  name: { zh: nameZh, en: nameEn },
  timeZone,
});
