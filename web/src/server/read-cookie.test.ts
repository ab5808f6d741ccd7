import { expect, test } from 'vitest';
import { readCookie } from './read-cookie.ts';

test('a cookie is found among others by its whole name', () => {
  const headers = new Headers({ cookie: 'other=1; scrubline-guest=a-b_c=; scrubline-guest2=z' });
  expect(readCookie(headers, 'scrubline-guest')).toBe('a-b_c=');
  expect(readCookie(headers, 'guest')).toBeNull();
  expect(readCookie(new Headers(), 'other')).toBeNull();
});
