import {
  findRig,
  findSiteOfTheatre,
  listNetwork,
  type Person,
  type Site,
  type SiteInNetwork,
  type StaffRole,
  type TheatreInNetwork,
} from '@scrubline/database';
import { labelOfRig } from '../shared/api/rig-label.ts';
import { ApiError } from './api-error.ts';
import { type Backend, currentBackend } from './backend.ts';
import { requireSignedInPerson } from './signed-in-person.ts';

/** Who sets theatres up and plans what happens in them. */
export const theatreKeepers: readonly StaffRole[] = ['coordinator', 'administrator'];
/** Who sets up the network itself: sites and people. */
export const administrators: readonly StaffRole[] = ['administrator'];

/** An administrator keeps every site, a coordinator their own, others none. */
export function mayKeepSite({ role, site }: Person, siteId: string): boolean {
  if (administrators.includes(role)) return true;
  return theatreKeepers.includes(role) && site.siteId === siteId;
}

/** For lists: all that they keep. An administrator's is not narrowed down. */
export const keptBy = ({ role, site }: Person): { siteId?: string } =>
  administrators.includes(role) ? {} : { siteId: site.siteId };

/** For routes. @throws {ApiError} `not-found` for another site's theatre, as if it were not there */
export async function requireTheatreKeeper(
  backend: Backend,
  headers: Headers,
  theatreId: string,
): Promise<{ person: Person; site: Site }> {
  const person = await requireSignedInPerson(backend, headers, theatreKeepers);
  const site = await findSiteOfTheatre(backend.database, theatreId);
  if (!site || !mayKeepSite(person, site.siteId)) throw new ApiError('not-found');
  return { person, site };
}

/** For routes. @throws {ApiError} `not-found` for another site's rig, as if it were not there */
export async function requireRigKeeper(backend: Backend, headers: Headers, rigId: string): Promise<void> {
  const person = await requireSignedInPerson(backend, headers, theatreKeepers);
  const rig = await findRig(backend.database, rigId);
  if (!rig || !mayKeepSite(person, rig.site.siteId)) throw new ApiError('not-found');
}

export interface RigInList {
  readonly rigId: string;
  /** Short enough to be read out over the phone; the rig's own page shows the same. */
  readonly label: string;
  readonly pairedAt: Date;
  readonly revokedAt: Date | null;
}

export interface SiteInList extends Omit<SiteInNetwork, 'theatres'> {
  readonly theatres: readonly (Omit<TheatreInNetwork, 'rigs'> & { readonly rigs: readonly RigInList[] })[];
}

/** The sites that somebody keeps, with their theatres and rigs; nothing for others. */
export async function listTheatres(person: Person, { database } = currentBackend()): Promise<SiteInList[]> {
  if (!theatreKeepers.includes(person.role)) return [];
  const sites = await listNetwork(database, keptBy(person));
  return sites.map((site) => ({
    ...site,
    theatres: site.theatres.map((theatre) => ({
      ...theatre,
      rigs: theatre.rigs.map((rig) => ({ ...rig, label: labelOfRig(rig.rigId) })),
    })),
  }));
}
