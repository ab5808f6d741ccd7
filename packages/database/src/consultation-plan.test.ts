import { afterAll, beforeAll, expect, it } from 'vitest';
import { beginConsultation } from './consultation.ts';
import {
  cancelConsultation,
  findConsultationPlan,
  forgetUnplannedPatient,
  listConsultationPlans,
} from './consultation-plan.ts';
import { savePatient } from './patient.ts';
import { patient } from './schema.ts';
import { openTestNetwork, type TestNetwork, testPatientName } from './test-network.ts';

let network: TestNetwork;
const now = new Date('2026-03-12T02:00:00Z');
const span = (startsAt: string, endsAt: string) => ({ startsAt: new Date(startsAt), endsAt: new Date(endsAt) });

beforeAll(async () => {
  network = await openTestNetwork();
  await network.addPerson('gu', 'specialist');
  const people = [{ userId: 'gu', part: 'lead' }] as const;
  const add = network.addConsultation;
  // The evening of the 11th in New York is the 12th in Shanghai.
  await add({ id: 'shanghai', ...span('2026-03-12T01:00:00Z', '2026-03-12T03:00:00Z'), people });
  await add({ id: 'new-york', ...span('2026-03-12T01:00:00Z', '2026-03-12T03:00:00Z'), theatreId: 'theatre-3' });
  await add({ id: 'over-midnight', ...span('2026-03-11T15:00:00Z', '2026-03-11T17:00:00Z') });
  await add({ id: 'reading', ...span('2026-03-12T01:00:00Z', '2026-03-12T03:00:00Z'), kind: 'reading' });
});
afterAll(() => network.close());

const idsOn = async (day: string, siteId?: string) =>
  (await listConsultationPlans(network.database, { day, siteId, now })).map(({ consultationId }) => consultationId);

it('lists a day by the calendar of the site of each operation', async () => {
  expect(await idsOn('2026-03-11')).toEqual(['over-midnight', 'new-york']);
  expect(await idsOn('2026-03-12')).toEqual(['over-midnight', 'shanghai']);
  expect(await idsOn('2026-03-12', 'site-2')).toEqual([]);
  expect(await idsOn('2026-03-13')).toEqual([]);
});

it('shows a plan with everybody who is named, and its patient masked', async () => {
  const plan = await findConsultationPlan(network.database, { consultationId: 'shanghai', now });
  expect(plan).toMatchObject({
    siteId: 'site-1',
    theatreId: 'theatre-1',
    timeZone: 'Asia/Shanghai',
    cancelledAt: null,
    patient: { patientId: 'patient-1', nameMasked: '欧阳**栋', ageYears: 62, fictional: true },
    people: [{ userId: 'gu', part: 'lead', familyName: '测', givenName: 'gu', latinName: 'Test gu' }],
  });
  expect(JSON.stringify(plan)).not.toContain(testPatientName.givenName);
  expect(await findConsultationPlan(network.database, { consultationId: 'reading', now })).toBeNull();
});

it('forgets a patient only when no consultation is theirs', async () => {
  const { database } = network;
  const ids = async () => (await database.select({ id: patient.id }).from(patient)).map(({ id }) => id);
  await savePatient(database, {
    ...testPatientName,
    id: 'mistaken',
    sex: 'female',
    birthDate: '1990-01-01',
    fictional: true,
  });
  await forgetUnplannedPatient(database, 'patient-1');
  expect(await ids()).toEqual(['patient-1', 'mistaken']);
  await forgetUnplannedPatient(database, 'mistaken');
  expect(await ids()).toEqual(['patient-1']);
});

it('calls an operation off once, and never one that has begun', async () => {
  const cancel = (consultationId: string) => cancelConsultation(network.database, { consultationId, cancelledAt: now });
  expect(await cancel('over-midnight')).toBe(true);
  expect(await cancel('over-midnight')).toBe(false);
  const plan = await findConsultationPlan(network.database, { consultationId: 'over-midnight', now });
  expect(plan?.cancelledAt).toEqual(now);
  await beginConsultation(network.database, { consultationId: 'new-york', startedAt: now });
  expect(await cancel('new-york')).toBe(false);
  expect(await cancel('nowhere')).toBe(false);
});
