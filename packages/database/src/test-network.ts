import { createTestDatabase } from './embedded/test-database.ts';
import {
  type ConsultationPart,
  connectDatabase,
  type Database,
  migrate,
  type StaffRole,
  saveConsultation,
  savePatient,
  savePerson,
  saveSite,
  saveTheatre,
} from './index.ts';

export interface TestNetwork {
  readonly database: Database;
  readonly databaseUrl: string;
  addPerson(userId: string, role: StaffRole, passwordHash?: string): Promise<void>;
  addConsultation(consultation: ConsultationToAdd): Promise<void>;
  close(): Promise<void>;
}

export interface ConsultationToAdd {
  readonly id: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly startedAt?: Date;
  readonly endedAt?: Date;
  readonly kind?: 'theatre' | 'visit' | 'reading';
  /** `theatre-1` unless told. */
  readonly theatreId?: string;
  readonly people?: readonly { readonly userId: string; readonly part: ConsultationPart }[];
}

/** Full name of the one fictional patient of every test: it must never be seen whole. */
export const testPatientName = { familyName: '欧阳', givenName: '测试栋' };

/**
 * A migrated database of its own with two sites: `site-1` in Asia/Shanghai with `theatre-1` and `theatre-2`, `site-2`
 * in America/New_York with `theatre-3`; and one fictional patient, born on 1963-05-10.
 */
export async function openTestNetwork(): Promise<TestNetwork> {
  const { databaseUrl, drop } = await createTestDatabase();
  await migrate(databaseUrl);
  const { database, close } = connectDatabase(databaseUrl);
  await saveSite(database, { siteId: 'site-1', name: { zh: '测试一院', en: 'Test 1' }, timeZone: 'Asia/Shanghai' });
  await saveSite(database, { siteId: 'site-2', name: { zh: '测试二院', en: 'Test 2' }, timeZone: 'America/New_York' });
  const addTheatre = (number: number, siteId: string) =>
    saveTheatre(database, {
      theatreId: `theatre-${number}`,
      siteId,
      name: { zh: `${number} 号手术间`, en: `Theatre ${number}` },
    });
  await addTheatre(1, 'site-1');
  await addTheatre(2, 'site-1');
  await addTheatre(3, 'site-2');
  const patient = {
    ...testPatientName,
    id: 'patient-1',
    sex: 'male',
    birthDate: '1963-05-10',
    fictional: true,
  } as const;
  await savePatient(database, patient);
  return {
    database,
    databaseUrl,
    addPerson: (userId, role, passwordHash = 'none') =>
      savePerson(database, { ...personOf(userId), role, passwordHash }, new Date()),
    addConsultation: ({ people = [], kind = 'theatre', theatreId = 'theatre-1', ...times }) =>
      saveConsultation(database, { ...consultationTexts, ...times, kind, theatreId }, people),
    close: async () => {
      await close();
      await drop();
    },
  };
}

const personOf = (userId: string) => ({
  userId,
  email: `${userId}@scrubline.example`,
  familyName: '测',
  givenName: userId,
  latinName: `Test ${userId}`,
  department: { zh: '外科', en: 'Surgery' },
  siteId: 'site-1',
});

const consultationTexts = {
  patientId: 'patient-1',
  titleZh: '测试手术',
  titleEn: 'Test operation',
  surgeonName: '陈立',
  demonstration: true,
};
