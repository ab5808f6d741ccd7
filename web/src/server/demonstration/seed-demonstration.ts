import {
  type ConsultationPart,
  type Database,
  findDay,
  saveConsultation,
  savePatient,
  savePerson,
  saveSecondStep,
  saveSite,
  saveTheatre,
  type Theatre,
} from '@scrubline/database';
import { hashPassword, symmetricEncrypt } from 'better-auth/crypto';
import { drawPairingCode } from '../pairing-codes.ts';
import { type DayPlan, planDay } from './day-plan.ts';
import {
  type DemonstrationPerson,
  demonstrationPatients,
  demonstrationPeople,
  demonstrationSites,
  demonstrationTheatres,
} from './network.ts';
import { authenticatorUri, demonstrationSecret } from './second-step.ts';

/** A demonstration is set up in the morning and looked at in the afternoon. */
const pairingCodeLifetimeMs = 24 * 60 * 60_000;

export interface DemonstrationReport {
  readonly accounts: readonly { readonly role: string; readonly email: string; readonly name: string }[];
  /** The one account that also asks for a code, and what an authenticator is told for it. */
  readonly secondStep: { readonly email: string; readonly authenticatorUri: string };
  readonly pairingCode: string;
  /** Where the code pairs a rig. */
  readonly theatre: string;
}

/**
 * Puts the fictional network into the database, or brings it up to date: passwords as given, operations on the day of
 * `now`, and a fresh pairing code. What is not of the demonstration stays as it is.
 */
export async function seedDemonstration(
  { database, now }: { database: Database; now: () => number },
  { password, authSecret }: { password: string; authSecret: string },
): Promise<DemonstrationReport> {
  const seededAt = new Date(now());
  for (const site of demonstrationSites) await saveSite(database, site);
  for (const theatre of Object.values(demonstrationTheatres)) await saveTheatre(database, theatre);
  for (const person of Object.values(demonstrationPeople)) {
    await savePerson(database, { ...person, passwordHash: await hashPassword(password) }, seededAt);
  }
  await saveAdministratorsSecondStep(database, authSecret, seededAt);
  for (const patient of Object.values(demonstrationPatients)) await savePatient(database, patient);
  const day = await findDay(database, 'Asia/Shanghai', seededAt);
  await saveOperations(database, planDay(seededAt, day));
  const { dongling2 } = demonstrationTheatres;
  const { code } = await drawPairingCode({ database, now }, dongling2.theatreId, pairingCodeLifetimeMs);
  return {
    accounts: Object.values(demonstrationPeople).map((person) => ({
      role: person.role,
      email: person.email,
      name: `${person.familyName}${person.givenName}`,
    })),
    secondStep: {
      email: demonstrationPeople.zheng.email,
      authenticatorUri: authenticatorUri(authSecret, demonstrationPeople.zheng.email),
    },
    pairingCode: code,
    theatre: nameOf(dongling2),
  };
}

async function saveAdministratorsSecondStep(database: Database, authSecret: string, now: Date): Promise<void> {
  const encrypt = (data: string) => symmetricEncrypt({ key: authSecret, data });
  const { userId } = demonstrationPeople.zheng;
  const secret = await encrypt(demonstrationSecret(authSecret));
  await saveSecondStep(database, { userId, secret, backupCodes: await encrypt('[]') }, now);
}

function nameOf(theatre: Theatre): string {
  const site = demonstrationSites.find(({ siteId }) => siteId === theatre.siteId);
  return `${site?.name.zh ?? ''} ${theatre.name.zh}`.trim();
}

async function saveOperations(database: Database, plan: DayPlan): Promise<void> {
  const { gu, xu, shen } = demonstrationPeople;
  const always = { kind: 'theatre', demonstration: true } as const;
  await saveConsultation(
    database,
    {
      ...always,
      ...plan.running,
      id: 'demo-gastrectomy',
      theatreId: demonstrationTheatres.dongling2.theatreId,
      patientId: demonstrationPatients.gastrectomy.id,
      titleZh: '腹腔镜远端胃癌根治术 · D2',
      titleEn: 'Laparoscopic distal gastrectomy · D2',
      surgeonName: '陈立',
    },
    [named(gu, 'lead'), named(xu, 'second'), named(shen, 'observer')],
  );
  await saveConsultation(
    database,
    {
      ...always,
      ...plan.later,
      id: 'demo-cholecystectomy',
      theatreId: demonstrationTheatres.yunxi1.theatreId,
      patientId: demonstrationPatients.cholecystectomy.id,
      titleZh: '腹腔镜胆囊切除术',
      titleEn: 'Laparoscopic cholecystectomy',
      surgeonName: '罗峰',
    },
    [named(gu, 'lead'), named(shen, 'observer')],
  );
  await saveConsultation(
    database,
    {
      ...always,
      ...plan.finished,
      id: 'demo-colectomy',
      theatreId: demonstrationTheatres.dongling1.theatreId,
      patientId: demonstrationPatients.colectomy.id,
      titleZh: '腹腔镜右半结肠切除术',
      titleEn: 'Laparoscopic right hemicolectomy',
      surgeonName: '韩松',
    },
    [named(xu, 'lead'), named(gu, 'second')],
  );
}

const named = ({ userId }: DemonstrationPerson, part: ConsultationPart) => ({ userId, part });
