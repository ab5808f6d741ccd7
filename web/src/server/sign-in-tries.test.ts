import { listAuditEvents } from '@scrubline/database';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestBackend, postAuth, signInAs, type TestBackend, testPassword, trySignIn } from './test-backend.ts';

let backend: TestBackend;
let knownBrowser: string;
beforeAll(async () => {
  backend = await openTestBackend(new Date());
  knownBrowser = await signInAs(backend, 'gu', 'specialist');
  await signInAs(backend, 'xu', 'specialist');
});
afterAll(() => backend.close());

const codeOf = async (response: Promise<Response>) => (await (await response).json()).code;
const guessWrong = async (email: string, times: number, cookie = '') => {
  const codes: string[] = [];
  for (let tries = 0; tries < times; tries += 1) {
    codes.push(await codeOf(trySignIn(backend, email, 'not the password', { cookie })));
  }
  return codes;
};

it('locks an account after ten wrong passwords from anywhere, whether it is there or not', async () => {
  const expected = [...Array.from({ length: 10 }, () => 'credentials-wrong'), 'account-locked', 'account-locked'];
  expect(await guessWrong('gu@scrubline.example', 12)).toEqual(expected);
  expect(await guessWrong('nobody@scrubline.example', 12)).toEqual(expected);
  expect(await codeOf(trySignIn(backend, 'GU@scrubline.example ', testPassword))).toBe('account-locked');
});

it('does not lock the browser that the person signed in with before', async () => {
  const response = await trySignIn(backend, 'gu@scrubline.example', testPassword, { cookie: knownBrowser });
  expect(response.status).toBe(200);
});

it('locks a browser that was known too when it guesses, and takes no forged one for known', async () => {
  const codes = await guessWrong('gu@scrubline.example', 11, knownBrowser);
  expect(codes.at(-1)).toBe('account-locked');
  const forged = knownBrowser.replace(/(known-device=[^.]+\.[^.]+\.).*/, '$1AAAA');
  expect(await codeOf(trySignIn(backend, 'gu@scrubline.example', testPassword, { cookie: forged }))).toBe(
    'account-locked',
  );
});

it("does not take one person's browser for another's", async () => {
  await guessWrong('xu@scrubline.example', 11);
  expect(await codeOf(trySignIn(backend, 'xu@scrubline.example', testPassword, { cookie: knownBrowser }))).toBe(
    'account-locked',
  );
});

it('begins anew after a password that is right', async () => {
  await backend.network.addPerson('shen', 'observer');
  const cookie = await signInAs(backend, 'shen', 'observer');
  for (let times = 0; times < 3; times += 1) {
    await guessWrong('shen@scrubline.example', 9, cookie);
    expect((await trySignIn(backend, 'shen@scrubline.example', testPassword, { cookie })).status).toBe(200);
  }
});

it('counts passwords that are typed once more at an open desk', async () => {
  const cookie = await signInAs(backend, 'wu', 'coordinator');
  const codes: string[] = [];
  for (let tries = 0; tries < 11; tries += 1) {
    codes.push(await codeOf(postAuth(backend, '/two-factor/enable', { password: 'not it' }, { cookie })));
  }
  expect(codes).toEqual([...Array.from({ length: 10 }, () => 'password-wrong'), 'account-locked']);
});

it('keeps e-mails out of its memory and of the audit', async () => {
  await backend.audit.flush();
  const events = await listAuditEvents(backend.database, { action: 'person:sign-in', limit: 1_000 });
  expect(
    events.filter(({ outcome, subjectId }) => outcome === 'account-locked' && subjectId === 'gu').length,
  ).toBeGreaterThan(0);
  expect(JSON.stringify(events)).not.toContain('@');
  const kept = JSON.stringify(Object.values(backend.signInTries).map((tries) => tries.dump()));
  expect(kept.length).toBeGreaterThan(100);
  expect(kept).not.toContain('@');
});
