import { deactivatePerson, schema } from '@scrubline/database';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { endOfSession, idleLimitMs, isRecent, keepSession, longestSessionS } from './session-life.ts';
import { findSignedInPerson, requireRecentlySignedIn } from './signed-in-person.ts';
import { openTestBackend, postAuth, signInAs, type TestBackend, testPassword, trySignIn } from './test-backend.ts';

let backend: TestBackend;
beforeAll(async () => {
  backend = await openTestBackend(new Date());
});
afterAll(() => backend.close());

const minute = 60_000;
const createdAt = new Date('2026-03-12T02:00:00Z');
const after = (ms: number) => new Date(createdAt.getTime() + ms);
const headersOf = (cookie: string) => new Headers({ cookie });
const setSession = (userId: string, values: Partial<typeof schema.session.$inferInsert>) =>
  backend.database.update(schema.session).set(values).where(eq(schema.session.userId, userId));
const sessionOf = async (userId: string) => {
  const [row] = await backend.database.select().from(schema.session).where(eq(schema.session.userId, userId));
  return row;
};

it('ends a quarter of an hour after the last action, and after twelve hours whatever is done', () => {
  expect(endOfSession({ createdAt }, after(5 * minute))).toEqual(after(20 * minute));
  expect(endOfSession({ createdAt }, after(719 * minute))).toEqual(after(720 * minute));
  expect(isRecent({ createdAt }, after(9 * minute))).toBe(true);
  expect(isRecent({ createdAt }, after(10 * minute))).toBe(false);
});

it('starts with a quarter of an hour, under a cookie for the longest shift', async () => {
  const cookie = await signInAs(backend, 'gu', 'specialist');
  const row = await sessionOf('gu');
  expect(row && row.expiresAt.getTime() - row.createdAt.getTime()).toBe(idleLimitMs);
  const [set] = (await trySignIn(backend, 'gu@scrubline.example', testPassword)).headers.getSetCookie();
  expect(set).toContain(`Max-Age=${longestSessionS}`);
  expect(await findSignedInPerson(backend, headersOf(cookie))).not.toBeNull();
});

it('is over when its time is over, whatever the page says', async () => {
  const cookie = await signInAs(backend, 'xu', 'specialist');
  await setSession('xu', { expiresAt: new Date(Date.now() - 1) });
  expect(await keepSession(backend, headersOf(cookie))).toBeNull();
  expect(await findSignedInPerson(backend, headersOf(cookie))).toBeNull();
});

it('is prolonged by an action and not by a look, and never past the shift', async () => {
  const cookie = await signInAs(backend, 'shen', 'observer');
  const soon = new Date(Date.now() + minute);
  await setSession('shen', { expiresAt: soon });
  await findSignedInPerson(backend, headersOf(cookie));
  expect((await sessionOf('shen'))?.expiresAt).toEqual(soon);
  const kept = await keepSession(backend, headersOf(cookie));
  expect(kept?.endsInMs).toBeGreaterThan(idleLimitMs - minute);
  await setSession('shen', { createdAt: new Date(Date.now() - longestSessionS * 1_000 + minute) });
  const last = await keepSession(backend, headersOf(cookie));
  expect(last?.endsInMs).toBeLessThanOrEqual(minute);
  expect(last?.mayBeKept).toBe(false);
});

it('ends at once for somebody who works here no longer, who hears what a wrong password hears', async () => {
  const cookie = await signInAs(backend, 'wu', 'coordinator');
  const deactivatedAt = new Date();
  // Also when a session should have been left behind.
  await backend.database.update(schema.user).set({ deactivatedAt }).where(eq(schema.user.id, 'wu'));
  expect(await findSignedInPerson(backend, headersOf(cookie))).toBeNull();
  const change = { currentPassword: testPassword, newPassword: 'a password that is new', revokeOtherSessions: true };
  expect((await postAuth(backend, '/change-password', change, { cookie })).status).toBe(401);
  const refused = await trySignIn(backend, 'wu@scrubline.example', testPassword);
  expect([refused.status, await refused.json()]).toEqual([401, { code: 'credentials-wrong' }]);
  await backend.database.update(schema.user).set({ deactivatedAt: null }).where(eq(schema.user.id, 'wu'));
  await deactivatePerson(backend.database, { userId: 'wu', deactivatedAt });
  expect(await sessionOf('wu')).toBeUndefined();
});

it('counts as recent for ten minutes, and a new sign-in ends the one that the browser had', async () => {
  const cookie = await signInAs(backend, 'li', 'coordinator');
  await requireRecentlySignedIn(backend, headersOf(cookie));
  await setSession('li', { createdAt: new Date(Date.now() - 11 * minute) });
  await expect(requireRecentlySignedIn(backend, headersOf(cookie))).rejects.toMatchObject({ code: 'sign-in-too-old' });
  const removal = await postAuth(backend, '/passkey/delete-passkey', { id: 'x' }, { cookie });
  expect(await removal.json()).toEqual({ code: 'sign-in-too-old' });
  await trySignIn(backend, 'li@scrubline.example', testPassword, { cookie });
  expect(await findSignedInPerson(backend, headersOf(cookie))).toBeNull();
  const rows = await backend.database.select().from(schema.session).where(eq(schema.session.userId, 'li'));
  expect(rows).toHaveLength(1);
});
