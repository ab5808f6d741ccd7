import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Bilingual } from './bilingual.ts';
import type { Database } from './database.ts';
import { rig, site, theatre } from './schema.ts';
import type { Site } from './site.ts';

export interface Theatre {
  readonly theatreId: string;
  readonly siteId: string;
  readonly name: Bilingual;
}

export interface SiteWithTheatres extends Site {
  readonly theatres: readonly {
    readonly theatreId: string;
    readonly name: Bilingual;
    /** Paired and not revoked, oldest first. */
    readonly rigs: readonly { readonly rigId: string; readonly pairedAt: Date }[];
  }[];
}

/** Adds a theatre, or brings the one with this id up to date. */
export async function saveTheatre(database: Database, { theatreId, siteId, name }: Theatre): Promise<void> {
  const values = { siteId, nameZh: name.zh, nameEn: name.en };
  await database
    .insert(theatre)
    .values({ id: theatreId, ...values })
    .onConflictDoUpdate({ target: theatre.id, set: values });
}

export async function theatreExists(database: Database, theatreId: string): Promise<boolean> {
  const found = await database.select({ id: theatre.id }).from(theatre).where(eq(theatre.id, theatreId));
  return found.length > 0;
}

/** Every site that has theatres, with their rigs. Sites and theatres are ordered by their Chinese name. */
export async function listSitesWithTheatres(database: Database): Promise<SiteWithTheatres[]> {
  const rows = await database
    .select({ site, theatre, rig: { id: rig.id, pairedAt: rig.pairedAt } })
    .from(site)
    .innerJoin(theatre, eq(theatre.siteId, site.id))
    .leftJoin(rig, and(eq(rig.theatreId, theatre.id), isNull(rig.revokedAt)))
    .orderBy(asc(site.nameZh), asc(theatre.nameZh), asc(rig.pairedAt));
  const bySite = Map.groupBy(rows, (row) => row.site.id);
  return [...bySite.values()].flatMap((ofSite) => {
    const [first] = ofSite;
    if (!first) return [];
    const theatres = Map.groupBy(ofSite, (row) => row.theatre.id);
    return {
      siteId: first.site.id,
      name: { zh: first.site.nameZh, en: first.site.nameEn },
      timeZone: first.site.timeZone,
      theatres: [...theatres.values()].flatMap((ofTheatre) => theatreOf(ofTheatre)),
    };
  });
}

interface TheatreRow {
  readonly theatre: typeof theatre.$inferSelect;
  readonly rig: { readonly id: string; readonly pairedAt: Date } | null;
}

function theatreOf(rows: readonly TheatreRow[]): SiteWithTheatres['theatres'] {
  const [first] = rows;
  if (!first) return [];
  const { id, nameZh, nameEn } = first.theatre;
  const rigs = rows.flatMap((row) => (row.rig ? [{ rigId: row.rig.id, pairedAt: row.rig.pairedAt }] : []));
  return [{ theatreId: id, name: { zh: nameZh, en: nameEn }, rigs }];
}
