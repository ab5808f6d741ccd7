import { expect, test } from 'vitest';
import { codeHalves, remainingTime } from './format-code.ts';

test('a code is shown as four and four digits, leading zeros kept', () => {
  expect(codeHalves('00420917')).toEqual(['0042', '0917']);
});

test('the time left counts down to nothing and not below', () => {
  expect(remainingTime(600_000, 0)).toBe('10:00');
  expect(remainingTime(600_000, 54_400)).toBe('9:06');
  expect(remainingTime(600_000, 599_001)).toBe('0:01');
  expect(remainingTime(600_000, 700_000)).toBe('0:00');
});
