import { type ConsultationPlan, listColleagues, listNetwork, type Person } from '@scrubline/database';
import { inLanguage, personName } from '../i18n/in-language.ts';
import type { Language } from '../i18n/languages.ts';
import { zoneName } from '../i18n/zone-name.ts';
import { currentBackend } from './backend.ts';
import { namedRoles } from './planning.ts';
import { keptBy } from './theatres.ts';

/** The theatres that somebody may plan for, by site and name. */
export async function listTheatreOptions(person: Person, language: Language, { database } = currentBackend()) {
  const sites = await listNetwork(database, keptBy(person));
  return sites.flatMap((site) =>
    site.theatres.map(({ theatreId, name }) => ({
      value: theatreId,
      label: `${inLanguage(site.name, language)} ${inLanguage(name, language)}`,
      // Named here: a browser may know other names, and the page would differ from what was sent.
      zone: zoneName(site.timeZone, language),
    })),
  );
}

/** Who can be named for an operation, and who is named for this one already, though they may have left. */
export async function listColleagueOptions(
  plan: ConsultationPlan | null,
  roleWords: (role: (typeof namedRoles)[number]) => string,
  language: Language,
  { database } = currentBackend(),
) {
  const colleagues = await listColleagues(database, namedRoles);
  const present = colleagues.map((one) => ({
    value: one.userId,
    label: [personName(one, language), roleWords(one.role), inLanguage(one.site, language)].join(' · '),
    role: one.role,
  }));
  const known = new Set(present.map(({ value }) => value));
  const gone = (plan?.people ?? []).filter(({ userId }) => !known.has(userId));
  return [
    ...present,
    ...gone.map((one) => ({ value: one.userId, label: personName(one, language), role: 'specialist' as const })),
  ];
}
