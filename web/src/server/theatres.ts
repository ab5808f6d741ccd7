import { listSitesWithTheatres, type Person, type SiteWithTheatres, type StaffRole } from '@scrubline/database';
import { labelOfRig } from '../shared/api/rig-label.ts';
import { currentBackend } from './backend.ts';

/** Who sets theatres up: pairs rigs and ends their access. */
export const theatreKeepers: readonly StaffRole[] = ['coordinator', 'administrator'];

export interface RigInList {
  readonly rigId: string;
  /** Short enough to be read out over the phone; the rig's own page shows the same. */
  readonly label: string;
  readonly pairedAt: Date;
}

export interface SiteInList extends Omit<SiteWithTheatres, 'theatres'> {
  readonly theatres: readonly (Omit<SiteWithTheatres['theatres'][number], 'rigs'> & {
    readonly rigs: readonly RigInList[];
  })[];
}

/** Every site with its theatres and their paired rigs, for those who keep theatres; nothing for others. */
export async function listTheatres(person: Person, { database } = currentBackend()): Promise<SiteInList[]> {
  if (!theatreKeepers.includes(person.role)) return [];
  const sites = await listSitesWithTheatres(database);
  return sites.map((site) => ({
    ...site,
    theatres: site.theatres.map((theatre) => ({
      ...theatre,
      rigs: theatre.rigs.map((rig) => ({ ...rig, label: labelOfRig(rig.rigId) })),
    })),
  }));
}
