import { expect, test } from 'vitest';
import { checkCredentials } from './check-credentials.ts';
import { signInRefusal } from './sign-in-refusal.ts';

test('an empty form says what is missing in each field', () => {
  expect(checkCredentials({ email: '  ', password: '' })).toEqual({
    email: 'emailMissing',
    password: 'passwordMissing',
  });
});

test('what cannot be an address is said before the server is asked, and spaces around one do not matter', () => {
  expect(checkCredentials({ email: 'gu', password: 'x' }).email).toBe('emailMalformed');
  expect(checkCredentials({ email: ' gu@scrubline.example ', password: ' ' })).toEqual({ email: null, password: null });
});

test('each way of not being signed in has its own words', () => {
  expect(signInRefusal(401)).toBe('wrong');
  expect(signInRefusal(400)).toBe('wrong');
  expect(signInRefusal(429)).toBe('too-many');
  expect(signInRefusal(0)).toBe('unreachable');
  expect(signInRefusal(500)).toBe('internal');
});
