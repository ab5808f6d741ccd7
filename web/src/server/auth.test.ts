import { listAuditEvents, schema } from '@scrubline/database';
import { getAuthTables } from 'better-auth/db';
import { getTableColumns } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { answerAuth } from './routes/answer-auth.ts';
import { findSignedInPerson } from './signed-in-person.ts';
import {
  openTestBackend,
  postAuth,
  publicUrl,
  signInAs,
  type TestBackend,
  testPassword,
  trySignIn,
} from './test-backend.ts';

let backend: TestBackend;
let cookie: string;
beforeAll(async () => {
  backend = await openTestBackend(new Date());
  cookie = await signInAs(backend, 'gu', 'specialist');
});
afterAll(() => backend.close());

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  postAuth(backend, path, body, headers);
const personOf = (sent: string) => findSignedInPerson(backend, new Headers({ cookie: sent }));

it('signs a person in with a cookie that scripts and other sites cannot use', async () => {
  const response = await trySignIn(backend, 'gu@scrubline.example', testPassword);
  expect(response.status).toBe(200);
  const attributes = (response.headers.get('set-cookie') ?? '').toLowerCase();
  for (const attribute of ['__secure-', 'httponly', 'secure', 'samesite=lax']) expect(attributes).toContain(attribute);
});

it('knows who asks by the session, and nobody by a made-up or a signed-out one', async () => {
  expect(await personOf(cookie)).toMatchObject({ userId: 'gu', role: 'specialist', site: { siteId: 'site-1' } });
  expect(await personOf(cookie.replace(/(session_token=[^.]+\.)[^;]{8}/, '$1AAAAAAAA'))).toBeNull();
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

it.each([
  ['/sign-up/email', { email: 'new@scrubline.example', password: testPassword, name: 'n', role: 'administrator' }],
  ['/update-user', { role: 'administrator', siteId: 'site-2' }],
  ['/change-email', { newEmail: 'other@scrubline.example' }],
  ['/revoke-session', { token: 'x' }],
  ['/request-password-reset', { email: 'gu@scrubline.example' }],
  ['/get-session', {}],
  ['/two-factor/get-totp-uri', { password: testPassword }],
  ['/__proto__', {}],
  ['', {}],
])('does not offer %s, so that nobody signs up or raises their own role', async (path, body) => {
  const refusal = await post(path, body, { cookie });
  expect([refusal.status, await refusal.json()]).toEqual([404, { code: 'not-found' }]);
  expect(await personOf(cookie)).toMatchObject({ role: 'specialist', site: { siteId: 'site-1' } });
});

it('hands nothing on that we do not offer, and answers neither token nor person', async () => {
  const credentials = { email: 'gu@scrubline.example', password: testPassword };
  for (const more of [{ callbackURL: 'https://evil.example' }, { rememberMe: true }]) {
    expect(await (await post('/sign-in/email', { ...credentials, ...more })).json()).toEqual({ code: 'body-invalid' });
  }
  const signedIn = await post('/sign-in/email', credentials);
  expect(await signedIn.json()).toEqual({ twoFactorRedirect: false });
  const trusting = { code: '123456', trustDevice: true };
  expect((await post('/two-factor/verify-totp', trusting)).status).toBe(400);
});

it('refuses requests that come from pages of another site', async () => {
  const signOut = await post('/sign-out', {}, { cookie, origin: 'https://evil.example' });
  expect(signOut.status).toBe(403);
  expect(await personOf(cookie)).not.toBeNull();
});

it('tells the audit of what was refused before anybody looked who asks', async () => {
  await backend.audit.flush();
  await post('/sign-out', {}, { cookie, origin: 'https://evil.example' });
  await post('/change-password', { currentPassword: testPassword });
  await post('/sign-up/email', {});
  await answerAuth(backend, new Request(`${publicUrl}/api/auth/passkey/generate-register-options`));
  await backend.audit.flush();
  const events = await listAuditEvents(backend.database, { limit: 4 });
  expect(events.map(({ actorId, action, outcome }) => [actorId, action, outcome]).toReversed()).toEqual([
    [null, 'person:sign-out', 'origin-refused'],
    [null, 'person:change-password', 'body-invalid'],
    [null, 'request:refused', 'not-found'],
    [null, 'request:refused', 'not-signed-in'],
  ]);
});

it('stops an address that guesses passwords', async () => {
  const statuses: number[] = [];
  for (let guesses = 0; guesses < 31; guesses += 1) {
    const email = `guess-${guesses}@scrubline.example`;
    statuses.push((await trySignIn(backend, email, 'wrong', { address: '203.0.113.9' })).status);
  }
  expect(statuses.filter((status) => status === 401)).toHaveLength(30);
  expect(statuses.at(-1)).toBe(429);
});

it('never locks out a hospital whose people sign in one after the other behind one address', async () => {
  const statuses: number[] = [];
  for (let people = 0; people < 35; people += 1) {
    statuses.push((await trySignIn(backend, 'gu@scrubline.example', testPassword, { address: '203.0.113.10' })).status);
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
  const { user, session, account, verification, twoFactor, passkey } = schema;
  const columns = Object.entries({ user, session, account, verification, twoFactor, passkey }).map(([name, table]) => [
    name,
    Object.keys(getTableColumns(table)),
  ]);
  const asked = Object.entries(getAuthTables(backend.auth.options)).map(([name, { fields }]) => [
    name,
    expect.arrayContaining(Object.keys(fields)),
  ]);
  expect(Object.fromEntries(columns)).toEqual(Object.fromEntries(asked));
});
