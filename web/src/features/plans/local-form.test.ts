import { expect, test } from 'vitest';
import { dayFrom, localDay } from './local-form.ts';

test('a moment falls on the day of the place', () => {
  const moment = new Date('2026-03-12T02:00:00Z');
  expect(localDay(moment, 'Asia/Shanghai')).toBe('2026-03-12');
  expect(localDay(moment, 'America/New_York')).toBe('2026-03-11');
});

test.each([
  ['2026-03-12', '2026-03-12'],
  ['2026-02-30', null],
  ['2026-13-01', null],
  ['12.3.2026', null],
  [undefined, null],
])('%s in an address means %s', (typed, day) => {
  expect(dayFrom(typed)).toBe(day);
});
