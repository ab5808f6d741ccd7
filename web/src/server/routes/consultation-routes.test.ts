import {
  type AccessEnd,
  beginConsultation,
  findConsultationPlan,
  listenForAccessEnds,
  schema,
  staffRoles,
} from '@scrubline/database';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { ConsultationBody } from '../../shared/api/consultation-api.ts';
import { type Asking, ask, openTestBackend, signInAs, type TestBackend } from '../test-backend.ts';
import { cancelPlan } from './cancel-consultation.ts';
import { mintConsultationTicket } from './mint-consultation-ticket.ts';
import { changeConsultation, planConsultation } from './plan-consultation.ts';

const now = new Date('2026-03-06T02:00:00Z');
let backend: TestBackend;
const cookies = new Map<string, string>();
const ended: AccessEnd[] = [];
let listener: ReturnType<typeof listenForAccessEnds>;

beforeAll(async () => {
  backend = await openTestBackend(now);
  for (const role of staffRoles) cookies.set(role, await signInAs(backend, role, role));
  listener = listenForAccessEnds(backend.network.databaseUrl, (end) => ended.push(end));
  await listener.listening;
});
afterAll(async () => {
  await listener.close();
  await backend.close();
});
beforeEach(() => ended.splice(0));

const as = (who: string, more: Asking = {}): Asking => ({ ...more, headers: { cookie: cookies.get(who) ?? '' } });
const patient = {
  familyName: '王',
  givenName: '虚构',
  sex: 'female',
  birthDate: '1970-02-28',
  fictional: true,
} as const;
const plan: ConsultationBody = {
  theatreId: 'theatre-1',
  titleZh: '腹腔镜阑尾切除术',
  titleEn: 'Laparoscopic appendectomy',
  surgeonName: '陈立',
  day: '2026-03-07',
  startsAt: '09:00',
  endsAt: '11:30',
  patient,
  people: [
    { userId: 'specialist', part: 'lead' },
    { userId: 'observer', part: 'observer' },
  ],
};
const add = (who: string, more: Partial<ConsultationBody> = {}) =>
  ask(backend, planConsultation, as(who, { body: { ...plan, ...more } }));
const change = (who: string, consultationId: string, more: Partial<ConsultationBody> = {}) =>
  ask(backend, changeConsultation, as(who, { params: { consultationId }, body: { ...plan, patient: null, ...more } }));
const cancel = (who: string, consultationId: string) =>
  ask(backend, cancelPlan, as(who, { params: { consultationId } }));
const added = async (more: Partial<ConsultationBody> = {}): Promise<string> =>
  (await add('administrator', more)).value.consultationId;
const found = (consultationId: string) => findConsultationPlan(backend.database, { consultationId, now });
const ticketOf = (who: string, consultationId: string) =>
  ask(backend, mintConsultationTicket, as(who, { params: { consultationId } }));

it.each([...staffRoles, 'nobody'])('lets a %s plan and change only what is theirs to keep', async (who) => {
  const consultationId = await added();
  const elsewhere = await added({ theatreId: 'theatre-3' });
  const answers = [
    await add(who),
    await add(who, { theatreId: 'theatre-3' }),
    await change(who, consultationId),
    await change(who, elsewhere, { theatreId: 'theatre-3' }),
    await change(who, consultationId, { theatreId: 'theatre-3' }),
    await cancel(who, elsewhere),
    await cancel(who, consultationId),
  ].map(({ status }) => status);
  const expected: Record<string, number[]> = {
    administrator: [200, 200, 200, 200, 200, 200, 200],
    coordinator: [200, 404, 200, 404, 404, 404, 200],
    nobody: [401, 401, 401, 401, 401, 401, 401],
  };
  expect(answers).toEqual(expected[who] ?? [403, 403, 403, 403, 403, 403, 403]);
});

it('plans an operation on the wall clock of its site, over midnight and over a change of the clocks', async () => {
  const shanghai = await found(await added({ startsAt: '22:00', endsAt: '01:00' }));
  expect(shanghai).toMatchObject({
    startsAt: new Date('2026-03-07T14:00:00Z'),
    endsAt: new Date('2026-03-07T17:00:00Z'),
    patient: { nameMasked: '王*构', fictional: true },
    demonstration: true,
  });
  // Summer time begins in New York in this night.
  const night = { theatreId: 'theatre-3', startsAt: '22:00', endsAt: '06:00' };
  expect(await found(await added(night))).toMatchObject({
    startsAt: new Date('2026-03-08T03:00:00Z'),
    endsAt: new Date('2026-03-08T10:00:00Z'),
  });
  const skipped = await add('administrator', { ...night, endsAt: '02:30' });
  expect(skipped).toEqual({ status: 400, value: { code: 'time-not-there' } });
});

it.each([
  ['without a patient', { patient: null }],
  ['without anybody who leads', { people: [{ userId: 'specialist', part: 'second' }] }],
  ['with somebody twice', { people: [...plan.people, { userId: 'specialist', part: 'second' }] }],
  ['led by an observer', { people: [{ userId: 'observer', part: 'lead' }] }],
  [
    'with somebody who has no place in a room',
    { people: [...plan.people, { userId: 'pharmacist', part: 'observer' }] },
  ],
  ['with somebody who is not there', { people: [...plan.people, { userId: 'nobody', part: 'observer' }] }],
  ['that ends as it begins', { endsAt: '09:00' }],
  ['at no hour', { startsAt: '25:00' }],
  ['on no day', { day: '2026-02-30' }],
  ["with the patient's name in its title", { titleZh: '王虚构 阑尾切除术' }],
  ['for a patient who is not born yet', { patient: { ...patient, birthDate: '2026-03-08' } }],
] satisfies [string, Partial<ConsultationBody>][])('takes no plan %s', async (_what, wrong) => {
  expect(await add('administrator', wrong)).toEqual({ status: 400, value: { code: 'body-invalid' } });
});

it('takes no title that names the patient who is left as they are', async () => {
  const consultationId = await added();
  const refused = { status: 400, value: { code: 'title-names-patient' } };
  expect(await change('administrator', consultationId, { titleZh: '王 虚构 阑尾切除术' })).toEqual(refused);
  const latin = await added({ patient: { ...patient, familyName: 'Gallagher', givenName: 'Nora' } });
  expect(await change('administrator', latin, { titleEn: 'Appendectomy nora gallagher' })).toEqual(refused);
  expect(await found(consultationId)).toMatchObject({ title: { zh: plan.titleZh, en: plan.titleEn } });
  expect((await change('administrator', consultationId, { titleZh: '王氏手术' })).status).toBe(200);
});

it('holds nobody real in a demonstration', async () => {
  const demonstration = { ...backend, environment: { ...backend.environment, DEMONSTRATION_PASSWORD: 'for a demo' } };
  const plans = (fictional: boolean) =>
    ask(
      demonstration,
      planConsultation,
      as('administrator', { body: { ...plan, patient: { ...patient, fictional } } }),
    );
  expect((await plans(false)).status).toBe(400);
  expect((await plans(true)).status).toBe(200);
});

it('puts another patient in the place of one that was mistaken, and forgets that one', async () => {
  const consultationId = await added();
  const before = await found(consultationId);
  await change('administrator', consultationId, { titleEn: 'Changed' });
  expect((await found(consultationId))?.patient.patientId).toBe(before?.patient.patientId);
  await change('administrator', consultationId, { patient: { ...patient, givenName: '另一位' } });
  expect(await found(consultationId)).toMatchObject({
    patient: { nameMasked: '王**位' },
    title: { en: 'Laparoscopic appendectomy' },
  });
  const ids = (await backend.database.select({ id: schema.patient.id }).from(schema.patient)).map(({ id }) => id);
  expect(ids).not.toContain(before?.patient.patientId);
});

it('shows out whoever is named no longer, or for another part', async () => {
  const consultationId = await added();
  await change('administrator', consultationId, { people: [{ userId: 'specialist', part: 'lead' }] });
  const end = { participantId: 'observer', roomId: consultationId, reason: 'access-ended' };
  await expect.poll(() => ended).toMatchObject([end]);
  expect((await ticketOf('observer', consultationId)).status).toBe(404);
  expect((await ticketOf('specialist', consultationId)).status).toBe(200);
});

it('keeps theatre, start and patient of an operation that has begun', async () => {
  const consultationId = await added();
  await beginConsultation(backend.database, { consultationId, startedAt: now });
  const late = { status: 409, value: { code: 'consultation-begun' } };
  expect(await change('administrator', consultationId, { theatreId: 'theatre-2' })).toEqual(late);
  expect(await change('administrator', consultationId, { startsAt: '08:00' })).toEqual(late);
  expect(await change('administrator', consultationId, { patient })).toEqual(late);
  expect(await cancel('administrator', consultationId)).toEqual(late);
  expect((await change('administrator', consultationId, { endsAt: '15:00' })).status).toBe(200);
  expect(await found(consultationId)).toMatchObject({
    theatreId: 'theatre-1',
    endsAt: new Date('2026-03-07T07:00:00Z'),
    startedAt: now,
  });
});

it('calls an operation off: nobody enters, nothing changes any more, and its room ends', async () => {
  const consultationId = await added();
  expect((await cancel('coordinator', consultationId)).status).toBe(200);
  await expect.poll(() => ended).toMatchObject([{ roomId: consultationId, reason: 'consultation-ended' }]);
  const over = { status: 409, value: { code: 'consultation-ended' } };
  expect(await ticketOf('specialist', consultationId)).toEqual(over);
  expect(await change('administrator', consultationId)).toEqual(over);
  expect(await cancel('administrator', consultationId)).toEqual(over);
});
