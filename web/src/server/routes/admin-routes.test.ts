import {
  type AccessEnd,
  findPerson,
  findSite,
  findStaffMember,
  listenForAccessEnds,
  listNetwork,
  type StaffRole,
  schema,
  staffRoles,
} from '@scrubline/database';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { NewPersonBody } from '../../shared/api/person-api.ts';
import { type Asking, ask, openTestBackend, signInAs, type TestBackend, trySignIn } from '../test-backend.ts';
import { addPerson } from './add-person.ts';
import { changePerson } from './change-person.ts';
import { endPersonAccess, restorePersonAccess } from './end-person-access.ts';
import { drawNewPassword, resetSecondSteps } from './reset-sign-in.ts';
import { addSite, changeSite } from './save-site.ts';
import { addTheatre, changeTheatre } from './save-theatre.ts';

const now = new Date('2026-03-12T02:00:00Z');
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

const as = (who: string, more: Asking = {}): Asking => ({ ...more, headers: { cookie: cookies.get(who) ?? '' } });
const site = { nameZh: '新建医院', nameEn: 'New Hospital', timeZone: 'Asia/Urumqi' };
const theatre = { nameZh: '9 号手术间', nameEn: 'Theatre 9' };
const person = {
  familyName: '林',
  givenName: '月',
  latinName: 'Lin Yue',
  role: 'specialist',
  departmentZh: '普外科',
  departmentEn: 'General Surgery',
  siteId: 'site-1',
} as const;
let people = 0;
const newPerson = (more: Partial<NewPersonBody> = {}): NewPersonBody => {
  people += 1;
  return { ...person, email: `new-${people}@scrubline.example`, ...more };
};

const forAdministrators = {
  addSite: (who: string) => ask(backend, addSite, as(who, { body: site })),
  changeSite: (who: string) => ask(backend, changeSite, as(who, { params: { siteId: 'site-2' }, body: site })),
  addPerson: (who: string) => ask(backend, addPerson, as(who, { body: newPerson() })),
  changePerson: (who: string) =>
    ask(backend, changePerson, as(who, { params: { userId: 'pharmacist' }, body: person })),
  deactivate: (who: string) => ask(backend, endPersonAccess, as(who, { params: { userId: 'pharmacist' } })),
  reactivate: (who: string) => ask(backend, restorePersonAccess, as(who, { params: { userId: 'pharmacist' } })),
  newPassword: (who: string) => ask(backend, drawNewPassword, as(who, { params: { userId: 'pharmacist' } })),
  secondSteps: (who: string) => ask(backend, resetSecondSteps, as(who, { params: { userId: 'pharmacist' } })),
};
const others = [...staffRoles.filter((role) => role !== 'administrator'), 'nobody'];

it.each(Object.entries(forAdministrators))('lets nobody but an administrator %s', async (_what, askAs) => {
  const answers = await Promise.all(others.map(async (who) => [who, await askAs(who)] as const));
  for (const [who, answer] of answers) {
    const refusal = who === 'nobody' ? [401, 'not-signed-in'] : [403, 'not-permitted'];
    expect([who, answer.status, answer.value.code]).toEqual([who, ...refusal]);
  }
  expect(await findPerson(backend.database, 'pharmacist')).toMatchObject({
    role: 'pharmacist',
    givenName: 'pharmacist',
  });
  expect((await findSite(backend.database, 'site-2'))?.timeZone).toBe('America/New_York');
});

it('asks an administrator who signed in long ago once more, before they give somebody a way in', async () => {
  await backend.network.addPerson('found', 'pharmacist');
  const cookie = await signInAs(backend, 'long-ago', 'administrator');
  const createdAt = new Date(Date.now() - 11 * 60_000);
  await backend.database.update(schema.session).set({ createdAt }).where(eq(schema.session.userId, 'long-ago'));
  const sent = { params: { userId: 'found' }, headers: { cookie } };
  const refused = { status: 403, value: { code: 'sign-in-too-old' } };
  expect(await ask(backend, drawNewPassword, sent)).toEqual(refused);
  expect(await ask(backend, resetSecondSteps, sent)).toEqual(refused);
  expect(await ask(backend, addPerson, { ...sent, body: newPerson() })).toEqual(refused);
  expect(await ask(backend, changePerson, { ...sent, body: { ...person, role: 'administrator' } })).toEqual(refused);
  expect((await findPerson(backend.database, 'found'))?.role).toBe('pharmacist');
  expect((await ask(backend, endPersonAccess, sent)).status).toBe(200);
  expect(await ask(backend, restorePersonAccess, sent)).toEqual(refused);
  await ask(backend, endPersonAccess, as('administrator', { params: { userId: 'long-ago' } }));
});

it('adds a site with its theatres, and changes both', async () => {
  const { value } = await forAdministrators.addSite('administrator');
  const { siteId } = value;
  await ask(backend, addTheatre, as('administrator', { params: { siteId }, body: theatre }));
  const [added] = await listNetwork(backend.database, { siteId });
  expect(added).toMatchObject({ name: { zh: '新建医院', en: 'New Hospital' }, timeZone: 'Asia/Urumqi' });
  const theatreId = added?.theatres[0]?.theatreId ?? '';
  const renamed = { nameZh: ' 复合手术间 ', nameEn: 'Hybrid Theatre' };
  await ask(backend, changeTheatre, as('administrator', { params: { theatreId }, body: renamed }));
  await ask(backend, changeSite, as('administrator', { params: { siteId }, body: { ...site, nameEn: 'Moved' } }));
  const [changed] = await listNetwork(backend.database, { siteId });
  expect(changed?.name.en).toBe('Moved');
  expect(changed?.theatres.map(({ name }) => name)).toEqual([{ zh: '复合手术间', en: 'Hybrid Theatre' }]);
});

it('lets a coordinator set up theatres at their own site alone', async () => {
  const add = (siteId: string) => ask(backend, addTheatre, as('coordinator', { params: { siteId }, body: theatre }));
  const change = (theatreId: string) =>
    ask(backend, changeTheatre, as('coordinator', { params: { theatreId }, body: theatre }));
  expect((await add('site-1')).status).toBe(200);
  expect((await change('theatre-2')).status).toBe(200);
  expect(await add('site-2')).toEqual({ status: 404, value: { code: 'not-found' } });
  expect(await change('theatre-3')).toEqual({ status: 404, value: { code: 'not-found' } });
  expect(await add('nowhere')).toEqual({ status: 404, value: { code: 'not-found' } });
});

it.each([
  ['a zone that is not there', { ...site, timeZone: 'Moon/Tranquility' }],
  ['no name', { ...site, nameZh: '  ' }],
  ['Chinese where Latin letters belong', { ...site, nameEn: '新建医院' }],
  ['a character that no keyboard has', { ...site, nameZh: 'a\u0000b' }],
  ['a name without end', { ...site, nameEn: 'x'.repeat(500) }],
  ['something else', { constructor: 1 }],
])('takes no site with %s', async (_what, body) => {
  const answer = await ask(backend, addSite, as('administrator', { body }));
  expect(answer).toEqual({ status: 400, value: { code: 'body-invalid' } });
});

it('adds somebody who can sign in with the password that is shown once', async () => {
  const body = newPerson({ email: ' Lin.Yue@Scrubline.Example ' });
  const { value } = await ask(backend, addPerson, as('administrator', { body }));
  expect(value.password).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/);
  expect((await trySignIn(backend, 'lin.yue@scrubline.example', value.password)).status).toBe(200);
  const again = await ask(backend, addPerson, as('administrator', { body }));
  expect(again).toEqual({ status: 409, value: { code: 'email-taken' } });
  const renewed = await ask(backend, drawNewPassword, as('administrator', { params: { userId: value.userId } }));
  expect((await trySignIn(backend, 'lin.yue@scrubline.example', value.password)).status).toBe(401);
  expect((await trySignIn(backend, 'lin.yue@scrubline.example', renewed.value.password)).status).toBe(200);
});

it.each([
  ['no e-mail', { email: 'lin yue' }],
  ['a role that is none', { role: 'surgeon' as StaffRole }],
  ['a site that is not there', { siteId: 'nowhere' }],
])('adds nobody with %s', async (_what, wrong) => {
  const answer = await ask(backend, addPerson, as('administrator', { body: { ...newPerson(), ...wrong } }));
  expect(answer).toEqual({ status: 400, value: { code: 'body-invalid' } });
});

it('shows somebody out who works here no longer, and lets them in again', async () => {
  const cookie = await signInAs(backend, 'leaver', 'administrator');
  const leaver = { params: { userId: 'leaver' } };
  expect((await ask(backend, addSite, { body: site, headers: { cookie } })).status).toBe(200);
  expect((await ask(backend, endPersonAccess, as('administrator', leaver))).status).toBe(200);
  expect((await ask(backend, addSite, { body: site, headers: { cookie } })).status).toBe(401);
  await expect
    .poll(() => ended)
    .toContainEqual(expect.objectContaining({ participantId: 'leaver', reason: 'access-ended' }));
  expect((await ask(backend, endPersonAccess, as('administrator', leaver))).status).toBe(404);
  expect((await ask(backend, restorePersonAccess, as('administrator', leaver))).status).toBe(200);
  expect((await findStaffMember(backend.database, 'leaver'))?.deactivatedAt).toBeNull();
});

it('ends the places in rooms of whoever gets another role, and only then', async () => {
  await backend.network.addPerson('xu', 'specialist');
  const change = (role: StaffRole) =>
    ask(backend, changePerson, as('administrator', { params: { userId: 'xu' }, body: { ...person, role } }));
  await change('specialist');
  await change('observer');
  await expect.poll(() => ended.filter(({ participantId }) => participantId === 'xu')).toHaveLength(1);
  expect(await findPerson(backend.database, 'xu')).toMatchObject({ role: 'observer', latinName: 'Lin Yue' });
  const stranger = await ask(backend, changePerson, as('administrator', { params: { userId: 'x' }, body: person }));
  expect(stranger.status).toBe(404);
});

it('keeps the last administrator', async () => {
  await ask(backend, endPersonAccess, as('administrator', { params: { userId: 'leaver' } }));
  const self = { params: { userId: 'administrator' } };
  const gone = await ask(backend, endPersonAccess, as('administrator', self));
  expect(gone).toEqual({ status: 409, value: { code: 'last-administrator' } });
  const demoted = await ask(backend, changePerson, as('administrator', { ...self, body: person }));
  expect(demoted).toEqual({ status: 409, value: { code: 'last-administrator' } });
});
