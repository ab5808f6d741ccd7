import { listAccessEnds, listAuditEvents } from '@scrubline/database';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadAccount } from './account.ts';
import { deviceWords } from './device-words.ts';
import { endOtherSessions, endOwnSession, endSession } from './routes/end-session.ts';
import {
  ask,
  cookiesOf,
  openTestBackend,
  postAuth,
  signInAs,
  type TestBackend,
  testPassword,
  trySignIn,
} from './test-backend.ts';

const email = 'gu@scrubline.example';
const newPassword = 'quite another password';
let backend: TestBackend;
let own: string;
beforeAll(async () => {
  backend = await openTestBackend(new Date('2026-03-12T02:00:00Z'));
  own = await signInAs(backend, 'gu', 'specialist');
});
afterAll(() => backend.close());

const accountOf = (cookie: string) => loadAccount(new Headers({ cookie }), backend);
const elsewhere = async (password = testPassword) => cookiesOf(await trySignIn(backend, email, password));
const placesEnded = async () =>
  (await listAccessEnds(backend.database, { since: new Date(0) })).filter(({ participantId }) => participantId === 'gu')
    .length;
const told = async (action: string) => {
  await backend.audit.flush();
  const events = await listAuditEvents(backend.database, { action, limit: 10 });
  return events.map(({ actorId, subjectId, outcome, facts }) => ({ actorId, subjectId, outcome, facts }));
};

it('shows somebody their own account, with where they are signed in, and nobody a token', async () => {
  const other = await elsewhere();
  const account = await accountOf(own);
  expect(account).toMatchObject({ email, hasSecondStep: false, passkeys: [] });
  expect(account?.sessions.map((session) => session.own)).toEqual([true, false]);
  const tokens = [own, other].map((cookie) => /session_token=([^.;]+)/.exec(cookie)?.[1] ?? 'none');
  for (const token of tokens) expect(JSON.stringify(account)).not.toContain(token);
  expect(await accountOf('')).toBeNull();
});

it('ends one session elsewhere with the place in a room, and says which', async () => {
  const other = await elsewhere();
  const before = await placesEnded();
  const sessionId = (await accountOf(other))?.sessions.find((session) => session.own)?.sessionId ?? '';
  expect((await ask(backend, endSession, { params: { sessionId }, headers: { cookie: own } })).status).toBe(200);
  expect(await accountOf(other)).toBeNull();
  expect(await placesEnded()).toBe(before + 1);
  expect((await told('person:end-session'))[0]).toEqual({
    actorId: 'gu',
    subjectId: sessionId,
    outcome: 'ok',
    facts: {},
  });
});

it('ends all others with the places in rooms, and keeps the one that asks', async () => {
  const others = [await elsewhere(), await elsewhere()];
  const before = await placesEnded();
  const { value } = await ask(backend, endOtherSessions, { headers: { cookie: own } });
  expect(value.ended).toBeGreaterThanOrEqual(2);
  for (const cookie of others) expect(await accountOf(cookie)).toBeNull();
  expect((await accountOf(own))?.sessions).toHaveLength(1);
  expect(await placesEnded()).toBe(before + 1);
  expect(await told('person:end-other-sessions')).toHaveLength(1);
});

it('logs off a desk that nobody uses, puts nobody out of a room by it, and says why', async () => {
  const idle = await elsewhere();
  const before = await placesEnded();
  await ask(backend, endOwnSession, { body: { because: 'idle' }, headers: { cookie: idle } });
  expect(await accountOf(idle)).toBeNull();
  expect(await placesEnded()).toBe(before);
  expect(await told('person:log-off')).toEqual([
    { actorId: 'gu', subjectId: null, outcome: 'ok', facts: { because: 'idle' } },
  ]);
});

it('takes another password for the current one, and ends what the old one opened, places in rooms too', async () => {
  const other = await elsewhere();
  const before = await placesEnded();
  const change = { currentPassword: testPassword, newPassword, revokeOtherSessions: true };
  const short = { ...change, newPassword: 'short' };
  expect(await (await postAuth(backend, '/change-password', short, { cookie: own })).json()).toEqual({
    code: 'body-invalid',
  });
  const wrong = { ...change, currentPassword: 'not it' };
  expect(await (await postAuth(backend, '/change-password', wrong, { cookie: own })).json()).toEqual({
    code: 'password-wrong',
  });
  expect(await placesEnded()).toBe(before);
  const changed = await postAuth(backend, '/change-password', change, { cookie: own });
  expect(changed.status).toBe(200);
  expect(await placesEnded()).toBe(before + 1);
  expect(await accountOf(other)).toBeNull();
  expect(await accountOf(cookiesOf(changed))).not.toBeNull();
  expect((await trySignIn(backend, email, testPassword)).status).toBe(401);
  expect((await trySignIn(backend, email, newPassword)).status).toBe(200);
  const outcomes = (await told('person:change-password')).map(({ outcome }) => outcome);
  expect(outcomes).toEqual(['ok', 'password-wrong', 'body-invalid']);
});

it('ends the places in rooms when somebody signs out of the last desk, and not before', async () => {
  const [desk, phone] = [await signInAs(backend, 'xu', 'specialist'), await signInAs(backend, 'xu', 'specialist')];
  const ofXu = async () =>
    (await listAccessEnds(backend.database, { since: new Date(0) })).filter((end) => end.participantId === 'xu');
  expect((await postAuth(backend, '/sign-out', {}, { cookie: desk })).status).toBe(200);
  expect(await ofXu()).toEqual([]);
  expect((await postAuth(backend, '/sign-out', {}, { cookie: phone })).status).toBe(200);
  expect(await ofXu()).toHaveLength(1);
});

it.each([
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0',
    'Edge',
    'Windows',
  ],
  [
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36',
    'Chrome',
    'Linux',
  ],
  ['Mozilla/5.0 (Linux; Android 15; Pixel) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36', 'Chrome', 'Android'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1', 'Safari', 'iOS'],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox', 'macOS'],
  ['curl/8', null, null],
])('knows %s', (userAgent, browser, system) => {
  expect(deviceWords(userAgent)).toEqual({ browser, system });
});
