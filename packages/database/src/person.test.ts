import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { deactivatePerson, findPerson, reactivatePerson } from './person.ts';
import { account, session, user } from './schema.ts';
import { openTestNetwork, type TestNetwork } from './test-network.ts';

let network: TestNetwork;
beforeAll(async () => {
  network = await openTestNetwork();
});
afterAll(() => network.close());

it('finds a person with the site they work at', async () => {
  await network.addPerson('gu', 'specialist');
  expect(await findPerson(network.database, 'gu')).toEqual({
    userId: 'gu',
    role: 'specialist',
    familyName: '测',
    givenName: 'gu',
    latinName: 'Test gu',
    department: { zh: '外科', en: 'Surgery' },
    site: { siteId: 'site-1', name: { zh: '测试一院', en: 'Test 1' }, timeZone: 'Asia/Shanghai' },
  });
  expect(await findPerson(network.database, 'nobody')).toBeNull();
});

it('changes role and password of somebody who is there, without a second account', async () => {
  await network.addPerson('xu', 'observer', 'hash-1');
  await network.addPerson('xu', 'specialist', 'hash-2');
  const accounts = await network.database.select().from(account).where(eq(account.userId, 'xu'));
  expect(accounts.map((credential) => credential.password)).toEqual(['hash-2']);
  expect((await findPerson(network.database, 'xu'))?.role).toBe('specialist');
});

it('ends the sessions of whoever is deactivated, once, and lets them in again', async () => {
  await network.addPerson('he', 'coordinator');
  const now = new Date('2026-03-12T08:00:00Z');
  await network.database.insert(session).values({ id: 'session-1', token: 'token-1', userId: 'he', expiresAt: now });
  const row = async () => (await network.database.select().from(user).where(eq(user.id, 'he')))[0];
  const deactivate = () => deactivatePerson(network.database, { userId: 'he', deactivatedAt: now });
  expect(await deactivate()).toBe(true);
  expect(await deactivate()).toBe(false);
  expect(await row()).toMatchObject({ deactivatedAt: now });
  expect(await network.database.select().from(session)).toEqual([]);
  const reactivate = () => reactivatePerson(network.database, { userId: 'he', now });
  expect(await reactivate()).toBe(true);
  expect(await reactivate()).toBe(false);
  expect(await row()).toMatchObject({ deactivatedAt: null });
});
