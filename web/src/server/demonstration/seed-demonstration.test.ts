import { findPerson, schema, staffRoles } from '@scrubline/database';
import { URI } from 'otpauth';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listDay } from '../day.ts';
import { pairRigByCode } from '../routes/pair-rig.ts';
import {
  ask,
  cookiesOf,
  createDeviceKey,
  openTestBackend,
  postAuth,
  type TestBackend,
  trySignIn,
} from '../test-backend.ts';
import { currentCode } from './second-step.ts';
import { type DemonstrationReport, seedDemonstration } from './seed-demonstration.ts';

const firstDay = new Date('2026-03-12T14:00:00+08:00');
const lateNextDay = new Date('2026-03-13T23:58:00+08:00');
let backend: TestBackend;
let first: DemonstrationReport;
let second: DemonstrationReport;

const seed = (password: string) =>
  seedDemonstration(backend, { password, authSecret: backend.environment.AUTH_SECRET });
beforeAll(async () => {
  backend = await openTestBackend(firstDay);
  first = await seed('password of the first day');
  backend.setTime(lateNextDay);
  second = await seed('password of the next day');
});
afterAll(() => backend.close());

it('names an account for each role and nobody twice', () => {
  expect(new Set(second.accounts.map(({ role }) => role))).toEqual(new Set(staffRoles));
  expect(second.accounts).toEqual(first.accounts);
  expect(second.accounts[0]).toEqual({
    role: 'specialist',
    email: 'gu.mingyuan@scrubline.example',
    name: '顾明远',
  });
});

it('sets every password to the one of the last run', async () => {
  for (const { email } of second.accounts) {
    expect((await trySignIn(backend, email, 'password of the next day')).status).toBe(200);
    expect((await trySignIn(backend, email, 'password of the first day')).status).toBe(401);
  }
});

it('asks the administrator alone for a code, which an authenticator keeps over the days', async () => {
  expect(second.secondStep).toEqual(first.secondStep);
  expect(second.secondStep.email).toBe('zheng.kai@scrubline.example');
  for (const { email, role } of second.accounts) {
    const answered = await trySignIn(backend, email, 'password of the next day');
    expect([role, (await answered.json()).twoFactorRedirect]).toEqual([role, role === 'administrator']);
  }
  const pending = cookiesOf(await trySignIn(backend, second.secondStep.email, 'password of the next day'));
  const code = URI.parse(second.secondStep.authenticatorUri).generate();
  expect(code).toBe(currentCode(backend.environment.AUTH_SECRET, Date.now()));
  expect((await postAuth(backend, '/two-factor/verify-totp', { code }, { cookie: pending })).status).toBe(200);
});

it('moves the same three operations to the day of the last run, shortly before midnight', async () => {
  const gu = await findPerson(backend.database, 'demo-gu-mingyuan');
  if (!gu) throw new Error('gu');
  const day = await listDay(gu, lateNextDay, backend);
  expect(day.map(({ consultationId, part }) => [consultationId, part])).toEqual([
    ['demo-colectomy', 'second'],
    ['demo-gastrectomy', 'lead'],
    ['demo-cholecystectomy', 'lead'],
  ]);
  expect(day[1]).toMatchObject({
    title: { zh: '腹腔镜远端胃癌根治术 · D2' },
    patient: { nameMasked: '周*栋', sex: 'male', ageYears: 63 },
    demonstration: true,
  });
  expect(await listDay(gu, firstDay, backend)).toEqual([]);
});

it('marks every patient as fictional', async () => {
  const patients = await backend.database.select().from(schema.patient);
  expect(patients.filter(({ id }) => id.startsWith('demo-'))).toHaveLength(3);
  expect(patients.every(({ fictional }) => fictional)).toBe(true);
});

it('pairs a rig with the newest code for a day', async () => {
  const { publicKey } = await createDeviceKey();
  const pair = (code: string) => ask(backend, pairRigByCode, { body: { code, publicKey } });
  backend.setTime(new Date(lateNextDay.getTime() + 23 * 60 * 60_000));
  expect((await pair(first.pairingCode)).status).toBe(400);
  expect((await pair(second.pairingCode)).status).toBe(200);
  expect(second.theatre).toBe('东岭县人民医院 2 号手术间');
});
