import { ContractError } from '@scrubline/contract';
import { expect, test } from 'vitest';
import { ApiRefusedError } from '../api/call-api.ts';
import { PasskeyCancelledError, requireSuccess } from './auth-client.ts';
import { AuthenticatorCode, BackupCode, Credentials } from './sign-in-fields.ts';
import { signInRefusal } from './sign-in-refusal.ts';

const faultsOf = (typed: { email: string; password: string }) =>
  Credentials.safeParse(typed).error?.issues.map(({ path: [field], message }) => [field, message]) ?? [];

test('an empty form says what is missing in each field', () => {
  expect(faultsOf({ email: '  ', password: '' })).toEqual(
    expect.arrayContaining([
      ['email', 'emailMissing'],
      ['password', 'passwordMissing'],
    ]),
  );
});

test('what cannot be an address is said before the server is asked, and spaces around one do not matter', () => {
  expect(faultsOf({ email: 'gu', password: 'x' })).toEqual([['email', 'emailMalformed']]);
  const typed = { email: ' gu@scrubline.example ', password: ' ' };
  expect(Credentials.parse(typed)).toEqual({ email: 'gu@scrubline.example', password: ' ' });
});

test('a code may be typed as the authenticator shows it', () => {
  expect(AuthenticatorCode.parse(' 123 456')).toBe('123456');
  for (const wrong of ['', '12345', '1234567', '12345a'])
    expect(AuthenticatorCode.safeParse(wrong).success).toBe(false);
  expect(BackupCode.parse(' aB3dE-fG5hI ')).toBe('aB3dE-fG5hI');
});

test('each way of not being signed in has its own words', () => {
  const codes = ['credentials-wrong', 'body-invalid', 'code-wrong', 'sign-in-expired', 'account-locked'] as const;
  expect(codes.map((code) => signInRefusal(new ApiRefusedError(code)))).toEqual([
    'wrong',
    'wrong',
    'code-wrong',
    'expired',
    'locked',
  ]);
  expect(signInRefusal(new ApiRefusedError('too-many-tries'))).toBe('too-many');
  expect(signInRefusal(new ApiRefusedError('internal'))).toBe('internal');
  expect(signInRefusal(new ContractError('connection-lost'))).toBe('unreachable');
});

test('a passkey that the person did not choose is no refusal of the server', () => {
  expect(() => requireSuccess({ error: null })).not.toThrow();
  expect(() => requireSuccess({ error: { code: 'passkey-refused' } })).toThrow(ApiRefusedError);
  expect(() => requireSuccess({ error: { code: 'ERROR_CEREMONY_ABORTED' } })).toThrow(PasskeyCancelledError);
  expect(signInRefusal(new PasskeyCancelledError())).toBe('passkey-cancelled');
});
