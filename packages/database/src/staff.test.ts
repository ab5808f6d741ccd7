import { eq, sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { listAccessEnds } from './access-end.ts';
import { account, passkey, session, twoFactor, user } from './schema.ts';
import {
  addStaffMember,
  changeStaffMember,
  findStaffMember,
  listColleagues,
  listStaff,
  othersAdminister,
  replacePassword,
  resetSecondFactor,
  type StaffChange,
} from './staff.ts';
import { openTestNetwork, type TestNetwork } from './test-network.ts';

const now = new Date('2026-03-12T02:00:00Z');
let network: TestNetwork;
beforeEach(async () => {
  network = await openTestNetwork();
});
afterEach(() => network.close());

const person = {
  userId: 'new-1',
  email: 'lin.yue@scrubline.example',
  role: 'specialist',
  familyName: '林',
  givenName: '月',
  latinName: 'Lin Yue',
  department: { zh: '普外科', en: 'General Surgery' },
  siteId: 'site-2',
} as const;

const { email: _email, ...unchanged } = person;
const change = (more: Partial<StaffChange>) =>
  changeStaffMember(network.database, { ...unchanged, userId: 'admin', ...more }, now);

async function giveSecondSteps(userId: string) {
  const { database } = network;
  await database.update(user).set({ twoFactorEnabled: true }).where(eq(user.id, userId));
  await database.insert(twoFactor).values({ id: 'factor', secret: 's', backupCodes: 'b', userId });
  const key = { credentialID: 'c', publicKey: 'k', counter: 0, deviceType: 'x', backedUp: false };
  await database.insert(passkey).values({ id: 'key', userId, ...key });
  await database.insert(session).values({ id: 'session', token: 't', userId, expiresAt: now });
}
const placesEnded = async () =>
  (await listAccessEnds(network.database, { since: new Date(0) })).map(({ participantId, endedAt }) => ({
    participantId,
    endedAt,
  }));
const sessionsOf = (userId: string) => network.database.select().from(session).where(eq(session.userId, userId));

it('adds somebody who can sign in, once for each e-mail', async () => {
  const { database } = network;
  expect(await addStaffMember(database, { ...person, passwordHash: 'hash' }, now)).toBe(true);
  expect(await addStaffMember(database, { ...person, userId: 'new-2', passwordHash: 'other' }, now)).toBe(false);
  expect(await listStaff(database)).toEqual([
    { ...person, site: { zh: '测试二院', en: 'Test 2' }, deactivatedAt: null, twoFactorEnabled: false, passkeys: 0 },
  ]);
  const credentials = await database.select().from(account);
  expect(credentials.map(({ password, providerId }) => [password, providerId])).toEqual([['hash', 'credential']]);
});

it('changes what may be changed, and never leaves the network without an administrator', async () => {
  await network.addPerson('admin', 'administrator');
  await network.addPerson('second', 'administrator');
  expect(await change({ userId: 'nobody' })).toBe('not-found');
  expect(await change({ role: 'pharmacist' })).toBe('changed');
  expect(await findStaffMember(network.database, 'admin')).toMatchObject({
    role: 'pharmacist',
    email: 'admin@scrubline.example',
    familyName: '林',
    siteId: 'site-2',
  });
  expect(await change({ userId: 'second' })).toBe('last-administrator');
  expect(await findStaffMember(network.database, 'second')).toMatchObject({ role: 'administrator' });
});

it('lets one of two administrators go who remove each other at once', async () => {
  const { database } = network;
  await network.addPerson('first', 'administrator');
  await network.addPerson('second', 'administrator');
  const countWaiting = async () => {
    const waiting = sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    return (await database.execute(waiting)).rows.length;
  };
  const outcome = await database.transaction(async (transaction) => {
    expect(await othersAdminister(transaction, 'first')).toBe(true);
    const other = change({ userId: 'second' });
    await expect.poll(countWaiting).toBe(1);
    await transaction.update(user).set({ role: 'observer' }).where(eq(user.id, 'first'));
    return { other };
  });
  expect(await outcome.other).toBe('last-administrator');
});

it('lists as colleagues whoever works here now', async () => {
  await network.addPerson('gu', 'specialist');
  await network.addPerson('gone', 'specialist');
  await network.addPerson('li', 'coordinator');
  await network.database.update(user).set({ deactivatedAt: now }).where(eq(user.id, 'gone'));
  const colleagues = await listColleagues(network.database, ['specialist', 'observer']);
  expect(colleagues.map(({ userId }) => userId)).toEqual(['gu']);
  expect(colleagues[0]).not.toHaveProperty('email');
});

it('takes away every second step, what was signed in with it, and the places in rooms', async () => {
  await network.addPerson('gu', 'specialist');
  await giveSecondSteps('gu');
  expect(await findStaffMember(network.database, 'gu')).toMatchObject({ twoFactorEnabled: true, passkeys: 1 });
  expect(await resetSecondFactor(network.database, { userId: 'gu', now })).toBe(true);
  expect(await findStaffMember(network.database, 'gu')).toMatchObject({ twoFactorEnabled: false, passkeys: 0 });
  expect(await sessionsOf('gu')).toEqual([]);
  expect(await resetSecondFactor(network.database, { userId: 'nobody', now })).toBe(false);
  expect(await placesEnded()).toEqual([{ participantId: 'gu', endedAt: now }]);
});

it('replaces a password, and ends what was signed in with the old one and the places in rooms', async () => {
  await network.addPerson('gu', 'specialist', 'old');
  await giveSecondSteps('gu');
  expect(await replacePassword(network.database, { userId: 'gu', passwordHash: 'new', now })).toBe(true);
  const [credential] = await network.database.select().from(account).where(eq(account.userId, 'gu'));
  expect(credential?.password).toBe('new');
  expect(await sessionsOf('gu')).toEqual([]);
  expect(await replacePassword(network.database, { userId: 'nobody', passwordHash: 'x', now })).toBe(false);
  expect(await placesEnded()).toEqual([{ participantId: 'gu', endedAt: now }]);
});
