import { listAuditEvents } from '@scrubline/database';
import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findSignedInPerson } from './signed-in-person.ts';
import {
  cookiesOf,
  openTestBackend,
  postAuth,
  signInAs,
  type TestBackend,
  testPassword,
  trySignIn,
} from './test-backend.ts';

const email = 'zheng@scrubline.example';
let backend: TestBackend;
let secret: string;
let backupCodes: string[];
beforeAll(async () => {
  backend = await openTestBackend(new Date());
  const cookie = await signInAs(backend, 'zheng', 'administrator');
  const prepared = await (await postAuth(backend, '/two-factor/enable', { password: testPassword }, { cookie })).json();
  secret = new URL(prepared.totpURI).searchParams.get('secret') ?? '';
  backupCodes = prepared.backupCodes;
  const wrong = await postAuth(backend, '/two-factor/verify-totp', { code: wrongCode() }, { cookie });
  expect(await wrong.json()).toEqual({ code: 'code-wrong' });
  expect((await trySignIn(backend, email, testPassword)).headers.getSetCookie().join()).toContain('session_token=');
  const confirmed = await postAuth(backend, '/two-factor/verify-totp', { code: codeAt() }, { cookie });
  expect(confirmed.status).toBe(200);
});
afterAll(() => backend.close());

/** As an authenticator shows it; minutes later when told. */
const codeAt = (laterS = 0) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + laterS * 1_000 });
const wrongCode = () => ([-30, 0, 30, 60].map(codeAt).includes('000000') ? '000001' : '000000');
const personOf = (cookie: string) => findSignedInPerson(backend, new Headers({ cookie }));
const startSignIn = async () => {
  const response = await trySignIn(backend, email, testPassword);
  expect([response.status, await response.json()]).toEqual([200, { twoFactorRedirect: true }]);
  return cookiesOf(response);
};
const tryCode = async (cookie: string, code: string, path = '/two-factor/verify-totp') => {
  const response = await postAuth(backend, path, { code }, { cookie });
  return { status: response.status, value: await response.json(), cookie: cookiesOf(response) };
};

it('lets nobody in by the password alone', async () => {
  const pending = await startSignIn();
  expect(await personOf(pending)).toBeNull();
  expect((await postAuth(backend, '/two-factor/disable', { password: testPassword }, { cookie: pending })).status).toBe(
    401,
  );
});

it('lets in with the code of the authenticator, once for each password', async () => {
  const pending = await startSignIn();
  const { status, value, cookie } = await tryCode(pending, codeAt());
  expect([status, value]).toEqual([200, {}]);
  expect(await personOf(cookie)).toMatchObject({ userId: 'zheng' });
  expect((await tryCode(pending, codeAt())).value).toEqual({ code: 'sign-in-expired' });
});

it('lets in with each backup code once', async () => {
  const path = '/two-factor/verify-backup-code';
  const [code = ''] = backupCodes;
  expect((await tryCode(await startSignIn(), code, path)).status).toBe(200);
  expect((await tryCode(await startSignIn(), code, path)).value).toEqual({ code: 'code-wrong' });
});

it('refuses a code of an hour ago, and without a password before it', async () => {
  expect((await tryCode(await startSignIn(), codeAt(-3_600))).value).toEqual({ code: 'code-wrong' });
  expect((await tryCode('', codeAt())).value).toEqual({ code: 'sign-in-expired' });
});

it('asks for the password again after five wrong codes, and locks the second step after ten', async () => {
  const outcomes = async () => {
    const pending = await startSignIn();
    const codes: string[] = [];
    for (let tries = 0; tries < 6; tries += 1) codes.push((await tryCode(pending, wrongCode())).value.code);
    return codes;
  };
  await tryCode(await startSignIn(), codeAt());
  expect(await outcomes()).toEqual([...Array.from({ length: 5 }, () => 'code-wrong'), 'sign-in-expired']);
  await outcomes();
  expect((await tryCode(await startSignIn(), codeAt())).value).toEqual({ code: 'account-locked' });
});

it('tells the audit of each step, and whom a wrong code was tried for', async () => {
  await backend.audit.flush();
  const events = await listAuditEvents(backend.database, { limit: 1_000 });
  const told = events.map(({ action, outcome, actorId, subjectId }) =>
    [action, outcome, actorId ?? subjectId].join(' '),
  );
  expect(new Set(told)).toEqual(
    new Set([
      'person:sign-in ok zheng',
      'person:prepare-second-step ok zheng',
      'person:turn-on-second-step code-wrong zheng',
      'person:turn-on-second-step ok zheng',
      'person:sign-in code-needed zheng',
      'person:turn-off-second-step not-signed-in zheng',
      'person:sign-in code-wrong zheng',
      'person:sign-in sign-in-expired ',
      'person:sign-in account-locked zheng',
    ]),
  );
  expect(JSON.stringify(events)).not.toContain('@');
});
