import { eq, sql } from 'drizzle-orm';
import type { Database } from './database.ts';
import { type PatientSex, patient, site } from './schema.ts';

/** What a list may show of a patient: enough to know whom one has before one, not enough to name them. */
export interface MaskedPatient {
  /** Family name and the last character: 周*栋. */
  readonly nameMasked: string;
  readonly sex: PatientSex;
  readonly ageYears: number;
}

/** Adds a patient, or brings the one with this id up to date. */
export async function savePatient(database: Database, { id, ...values }: typeof patient.$inferInsert): Promise<void> {
  await database
    .insert(patient)
    .values({ id, ...values })
    .onConflictDoUpdate({ target: patient.id, set: values });
}

/** The whole name, for comparing on the server with what somebody typed. Never for an answer. */
export async function findPatientName(
  database: Database,
  patientId: string,
): Promise<{ readonly familyName: string; readonly givenName: string } | null> {
  const { familyName, givenName } = patient;
  const [row] = await database.select({ familyName, givenName }).from(patient).where(eq(patient.id, patientId));
  return row ?? null;
}

/** What queries select to make a MaskedPatient. Needs `patient` and `site` joined; the age is that of the site's day. */
export const patientColumns = (now: Date) => ({
  familyName: patient.familyName,
  givenName: patient.givenName,
  sex: patient.sex,
  ageYears: sql<number>`extract(year from age(
    (${now.toISOString()}::timestamptz at time zone ${site.timeZone})::date, ${patient.birthDate}
  ))::integer`,
});

export function maskPatient(row: {
  familyName: string;
  givenName: string;
  sex: PatientSex;
  ageYears: number;
}): MaskedPatient {
  return { nameMasked: maskName(row.familyName, row.givenName), sex: row.sex, ageYears: row.ageYears };
}

/** 周国栋 becomes 周*栋, 李明 becomes 李*: a given name of one character is hidden whole. */
export function maskName(familyName: string, givenName: string): string {
  const characters = [...givenName];
  const last = characters.length > 1 ? characters.at(-1) : '';
  const hidden = characters.length - (last ? 1 : 0);
  return `${familyName}${'*'.repeat(hidden)}${last}`;
}
