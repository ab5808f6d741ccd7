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
const used = new Set<string>();
/** One of the three that are good at this moment, and was not used yet. */
function freshCode(): string {
  const code = [-30, 0, 30].map(codeAt).find((good) => !used.has(good)) ?? '';
  used.add(code);
  return code;
}
/** Six digits that are no good now, others for each `nth`. */
const wrongCode = (nth = 0) => {
  const good = new Set([-60, -30, 0, 30, 60].map(codeAt));
  const codes = Array.from({ length: 20 }, (_, index) => String(index * 7_919).padStart(6, '0'));
  return codes.filter((code) => !good.has(code))[nth] ?? '';
};
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

it('lets in with the code of the authenticator, once', async () => {
  const pending = await startSignIn();
  const code = freshCode();
  const { status, value, cookie } = await tryCode(pending, code);
  expect([status, value]).toEqual([200, {}]);
  expect(await personOf(cookie)).toMatchObject({ userId: 'zheng' });
  expect((await tryCode(pending, wrongCode(18))).value).toEqual({ code: 'sign-in-expired' });
  expect((await tryCode(await startSignIn(), code)).value).toEqual({ code: 'code-wrong' });
});

it('lets in with each backup code once', async () => {
  const path = '/two-factor/verify-backup-code';
  const [code = ''] = backupCodes;
  expect((await tryCode(await startSignIn(), code, path)).status).toBe(200);
  expect((await tryCode(await startSignIn(), code, path)).value).toEqual({ code: 'code-wrong' });
});

it('refuses a code of an hour ago, and without a password before it', async () => {
  expect((await tryCode(await startSignIn(), codeAt(-3_600))).value).toEqual({ code: 'code-wrong' });
  expect((await tryCode('', '123456')).value).toEqual({ code: 'sign-in-expired' });
});

it('asks for the password again after five wrong codes, and locks the second step after ten', async () => {
  const outcomes = async (first: number) => {
    const pending = await startSignIn();
    const codes: string[] = [];
    for (let tries = 0; tries < 6; tries += 1)
      codes.push((await tryCode(pending, wrongCode(first + tries))).value.code);
    return codes;
  };
  expect((await tryCode(await startSignIn(), freshCode())).status).toBe(200);
  expect(await outcomes(0)).toEqual([...Array.from({ length: 5 }, () => 'code-wrong'), 'sign-in-expired']);
  await outcomes(10);
  expect((await tryCode(await startSignIn(), freshCode())).value).toEqual({ code: 'account-locked' });
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
