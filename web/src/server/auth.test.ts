import { schema } from '@scrubline/database';
import { getAuthTables } from 'better-auth/db';
import { getTableColumns } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { answerAuth } from './routes/answer-auth.ts';
import { findSignedInPerson } from './signed-in-person.ts';
import { openTestBackend, publicUrl, signInAs, type TestBackend, testPassword, trySignIn } from './test-backend.ts';

let backend: TestBackend;
let cookie: string;
beforeAll(async () => {
  backend = await openTestBackend(new Date());
  cookie = await signInAs(backend, 'gu', 'specialist');
});
afterAll(() => backend.close());

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  answerAuth(
    backend,
    new Request(`${publicUrl}/api/auth${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: publicUrl, ...headers },
      body: JSON.stringify(body),
    }),
  );
const personOf = (sent: string) => findSignedInPerson(backend, new Headers({ cookie: sent }));

it('signs a person in with a cookie that scripts and other sites cannot use', async () => {
  const response = await trySignIn(backend, 'gu@scrubline.example', testPassword);
  expect(response.status).toBe(200);
  const attributes = (response.headers.get('set-cookie') ?? '').toLowerCase();
  for (const attribute of ['__secure-', 'httponly', 'secure', 'samesite=lax']) expect(attributes).toContain(attribute);
});

it('knows who asks by the session, and nobody by a made-up or a signed-out one', async () => {
  expect(await personOf(cookie)).toMatchObject({ userId: 'gu', role: 'specialist', site: { siteId: 'site-1' } });
  expect(await personOf(`${cookie.slice(0, -8)}AAAAAAA%3D`)).toBeNull();
  expect(await personOf('')).toBeNull();
  const other = await signInAs(backend, 'xu', 'specialist');
  expect((await post('/sign-out', {}, { cookie: other })).status).toBe(200);
  expect(await personOf(other)).toBeNull();
});

it('takes a changed role at once', async () => {
  const changed = await signInAs(backend, 'wu', 'coordinator');
  await backend.network.addPerson('wu', 'observer');
  expect((await personOf(changed))?.role).toBe('observer');
});

it('gives the same answer to a wrong password and to an unknown person', async () => {
  const wrong = await trySignIn(backend, 'gu@scrubline.example', 'not the password');
  const unknown = await trySignIn(backend, 'nobody@scrubline.example', 'not the password');
  expect([wrong.status, await wrong.json()]).toEqual([unknown.status, await unknown.json()]);
  expect(wrong.status).toBe(401);
});

it('lets nobody sign up or raise their own role', async () => {
  const signUp = { email: 'new@scrubline.example', password: testPassword, name: 'n', role: 'administrator' };
  const refusal = await post('/sign-up/email', signUp);
  expect(await refusal.json()).toMatchObject({ code: 'EMAIL_PASSWORD_SIGN_UP_DISABLED' });
  await post('/update-user', { role: 'administrator', siteId: 'site-2' }, { cookie });
  expect(await personOf(cookie)).toMatchObject({ role: 'specialist', site: { siteId: 'site-1' } });
});

it('refuses requests that come from pages of another site', async () => {
  const signOut = await post('/sign-out', {}, { cookie, origin: 'https://evil.example' });
  expect(signOut.status).toBe(403);
  expect(await personOf(cookie)).not.toBeNull();
});

it('stops an address that guesses passwords', async () => {
  const guess = async () => (await trySignIn(backend, 'gu@scrubline.example', 'wrong', '203.0.113.9')).status;
  const statuses: number[] = [];
  for (let guesses = 0; guesses < 31; guesses += 1) statuses.push(await guess());
  expect(statuses.filter((status) => status === 401)).toHaveLength(30);
  expect(statuses.at(-1)).toBe(429);
});

it('never locks out a hospital whose people sign in one after the other behind one address', async () => {
  const statuses: number[] = [];
  for (let people = 0; people < 35; people += 1) {
    statuses.push((await trySignIn(backend, 'gu@scrubline.example', testPassword, '203.0.113.10')).status);
  }
  expect(new Set(statuses)).toEqual(new Set([200]));
});

it("prints nobody's e-mail when the database is gone", async () => {
  const gone = await openTestBackend(new Date());
  const logged = vi.spyOn(gone.logger, 'error');
  const printed = vi.spyOn(console, 'error').mockReturnValue();
  await gone.close();
  const headers = { 'content-type': 'application/json', origin: publicUrl };
  const body = JSON.stringify({ email: 'gu@scrubline.example', password: testPassword });
  const signIn = new Request(`${publicUrl}/api/auth/sign-in/email`, { method: 'POST', headers, body });
  const response = await answerAuth(gone, signIn);
  expect([response.status, await response.json()]).toEqual([500, { code: 'internal' }]);
  expect(printed).not.toHaveBeenCalled();
  expect(logged).toHaveBeenCalled();
  expect(JSON.stringify(logged.mock.calls)).not.toContain('gu@');
  printed.mockRestore();
});

it('finds every field that better-auth asks for in our tables', () => {
  const { user, session, account, verification } = schema;
  const columns = Object.entries({ user, session, account, verification }).map(([name, table]) => [
    name,
    Object.keys(getTableColumns(table)),
  ]);
  const asked = Object.entries(getAuthTables(backend.auth.options)).map(([name, { fields }]) => [
    name,
    expect.arrayContaining(Object.keys(fields)),
  ]);
  expect(Object.fromEntries(columns)).toEqual(Object.fromEntries(asked));
});
