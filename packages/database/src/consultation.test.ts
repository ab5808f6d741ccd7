import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  beginConsultation,
  endConsultation,
  findConsultationOfPerson,
  findConsultationOfTheatre,
  listConsultationsOfPerson,
  listConsultationsOfTheatre,
} from './consultation.ts';
import { cancelConsultation } from './consultation-plan.ts';
import { findDay } from './site.ts';
import { openTestNetwork, type TestNetwork, testPatientName } from './test-network.ts';

let network: TestNetwork;
const at = (time: string) => new Date(`2026-03-${time}:00+08:00`);
const now = at('12T10:00');

beforeAll(async () => {
  network = await openTestNetwork();
  await network.addPerson('gu', 'specialist');
  await network.addPerson('xu', 'specialist');
  await network.addPerson('student', 'observer');
  const lead = [{ userId: 'gu', part: 'lead' }] as const;
  const add = (id: string, startsAt: Date, endsAt: Date, more = {}) =>
    network.addConsultation({ id, startsAt, endsAt, people: lead, ...more });
  await add('yesterday', at('11T09:00'), at('11T11:00'));
  await add('over-midnight', at('11T23:00'), at('12T01:00'));
  await add('overran', at('11T20:00'), at('11T23:00'), { startedAt: at('11T20:05') });
  await add('overran-and-ended', at('11T20:00'), at('11T23:00'), {
    startedAt: at('11T20:05'),
    endedAt: at('11T23:10'),
  });
  await add('late-today', at('12T23:59'), at('13T02:00'));
  await add('tomorrow', at('13T00:00'), at('13T02:00'));
  await add('morning', at('12T09:00'), at('12T12:00'), {
    theatreId: 'theatre-2',
    people: [...lead, { userId: 'xu', part: 'observer' }, { userId: 'student', part: 'lead' }],
  });
  await add('reading', at('12T12:00'), at('12T13:00'), { kind: 'reading' });
});
afterAll(() => network.close());

const today = () => findDay(network.database, 'Asia/Shanghai', now);
const listOf = async (userId: string) =>
  listConsultationsOfPerson(network.database, { userId, day: await today(), now });
const findOf = (userId: string, consultationId: string) =>
  findConsultationOfPerson(network.database, { userId, consultationId, now });

it('lists a day in one order, with what runs over midnight on both ends', async () => {
  const ids = (await listOf('gu')).map((entry) => entry.consultationId);
  expect(ids).toEqual(['overran', 'over-midnight', 'morning', 'reading', 'late-today']);
});

it('shows the lead a masked patient with the age at the site', async () => {
  const morning = await findOf('gu', 'morning');
  expect(morning).toMatchObject({
    kind: 'theatre',
    title: { zh: '测试手术', en: 'Test operation' },
    theatre: { zh: '2 号手术间', en: 'Theatre 2' },
    timeZone: 'Asia/Shanghai',
    theatrePaired: false,
    part: 'lead',
    patient: { nameMasked: '欧阳**栋', sex: 'male', ageYears: 62 },
  });
});

it('turns a year older on the birthday of the site, not of UTC', async () => {
  const ageAt = async (instant: string) => {
    const found = await findConsultationOfPerson(network.database, {
      userId: 'gu',
      consultationId: 'morning',
      now: new Date(instant),
    });
    return found?.patient?.ageYears;
  };
  expect(await ageAt('2026-05-09T15:59:00Z')).toBe(62);
  expect(await ageAt('2026-05-09T16:00:00Z')).toBe(63);
});

it('hides the patient from whoever observes, by part or by role', async () => {
  expect(await listOf('xu')).toMatchObject([{ consultationId: 'morning', part: 'observer', patient: null }]);
  expect(await findOf('student', 'morning')).toMatchObject({ part: 'lead', patient: null });
});

it('finds nothing for somebody who is not named', async () => {
  expect(await findOf('xu', 'overran')).toBeNull();
  expect(await findOf('nobody', 'morning')).toBeNull();
});

it('shows a theatre its own operations of the day', async () => {
  const listed = await listConsultationsOfTheatre(network.database, {
    theatreId: 'theatre-1',
    day: await today(),
    now,
  });
  expect(listed.map((entry) => entry.consultationId)).toEqual(['overran', 'over-midnight', 'late-today']);
  const find = (theatreId: string, consultationId: string) =>
    findConsultationOfTheatre(network.database, { theatreId, consultationId });
  expect(await find('theatre-2', 'morning')).toEqual({ endedAt: null });
  expect(await find('theatre-1', 'morning')).toBeNull();
  expect(await find('theatre-1', 'reading')).toBeNull();
  expect(await find('theatre-1', 'overran-and-ended')).toEqual({ endedAt: at('11T23:10') });
});

it('keeps an operation on the next day once it has begun, from its first beginning', async () => {
  const begin = (startedAt: Date) => beginConsultation(network.database, { consultationId: 'yesterday', startedAt });
  const listed = async () => (await listOf('gu')).find(({ consultationId }) => consultationId === 'yesterday');
  expect(await listed()).toBeUndefined();
  await begin(at('11T09:10'));
  await begin(at('11T10:30'));
  expect(await listed()).toMatchObject({ startedAt: at('11T09:10'), endedAt: null });
});

it('ends once, whatever comes after, and never what is not there', async () => {
  const end = (consultationId: string, endedAt: Date) => endConsultation(network.database, { consultationId, endedAt });
  expect(await end('tomorrow', at('13T01:30'))).toBe(true);
  expect(await end('tomorrow', at('13T01:40'))).toBe(false);
  expect(await findOf('gu', 'tomorrow')).toMatchObject({ endedAt: at('13T01:30') });
  expect(await end('nowhere', at('13T01:30'))).toBe(false);
});

it('lists nothing that was called off, and lets nobody into it', async () => {
  const times = { startsAt: at('12T15:00'), endsAt: at('12T16:00') };
  const people = [{ userId: 'gu', part: 'lead' }] as const;
  await network.addConsultation({ id: 'called-off', ...times, theatreId: 'theatre-2', people });
  await cancelConsultation(network.database, { consultationId: 'called-off', cancelledAt: at('12T14:00') });
  expect((await listOf('gu')).map(({ consultationId }) => consultationId)).not.toContain('called-off');
  expect(await findOf('gu', 'called-off')).toMatchObject({ endedAt: at('12T14:00') });
  const theatre = { theatreId: 'theatre-2', consultationId: 'called-off' };
  expect(await findConsultationOfTheatre(network.database, theatre)).toEqual({ endedAt: at('12T14:00') });
  expect(await endConsultation(network.database, { consultationId: 'called-off', endedAt: at('12T17:00') })).toBe(
    false,
  );
});

it('never hands out the whole name', async () => {
  const everything = JSON.stringify([
    await listOf('gu'),
    await listOf('xu'),
    await listConsultationsOfTheatre(network.database, { theatreId: 'theatre-2', day: await today(), now }),
  ]);
  expect(everything).toContain('欧阳**栋');
  expect(everything).not.toContain(testPatientName.givenName);
});
