import { and, eq, isNull } from 'drizzle-orm';
import { announceAccessEnd, participantsOfRig } from './access-end.ts';
import type { Bilingual } from './bilingual.ts';
import type { Database } from './database.ts';
import { type RigPublicKey, rig, site, theatre } from './schema.ts';
import type { Site } from './site.ts';

export interface Rig {
  readonly rigId: string;
  readonly publicKey: RigPublicKey;
  readonly revokedAt: Date | null;
  readonly theatre: { readonly theatreId: string; readonly name: Bilingual };
  readonly site: Site;
}

/** A rig with its place, revoked or not. */
export async function findRig(database: Database, rigId: string): Promise<Rig | null> {
  const [row] = await database
    .select({ rig, theatre, site })
    .from(rig)
    .innerJoin(theatre, eq(rig.theatreId, theatre.id))
    .innerJoin(site, eq(theatre.siteId, site.id))
    .where(eq(rig.id, rigId));
  if (!row) return null;
  return {
    rigId: row.rig.id,
    publicKey: row.rig.publicKey,
    revokedAt: row.rig.revokedAt,
    theatre: { theatreId: row.theatre.id, name: { zh: row.theatre.nameZh, en: row.theatre.nameEn } },
    site: {
      siteId: row.site.id,
      name: { zh: row.site.nameZh, en: row.site.nameEn },
      timeZone: row.site.timeZone,
    },
  };
}

/**
 * Ends a rig's access for good, in its room too; its computer has to be paired again.
 * @returns false when no such rig had access
 */
export async function revokeRig(database: Database, rigId: string, revokedAt: Date): Promise<boolean> {
  return database.transaction(async (transaction) => {
    const revoked = await transaction
      .update(rig)
      .set({ revokedAt })
      .where(and(eq(rig.id, rigId), isNull(rig.revokedAt)))
      .returning({ id: rig.id });
    if (revoked.length === 0) return false;
    for (const participantId of participantsOfRig(rigId)) {
      await announceAccessEnd(transaction, { participantId, reason: 'access-ended', endedAt: revokedAt });
    }
    return true;
  });
}
