import { expect, test } from 'vitest';
import { clockTime, minutesPastHour } from './clock-time.ts';

const moment = new Date('2026-03-12T00:05:00Z');

test('a time is written on the wall clock of its site, with 24 hours', () => {
  expect(clockTime(moment, 'Asia/Shanghai')).toBe('08:05');
  expect(clockTime(moment, 'Asia/Urumqi')).toBe('06:05');
  expect(clockTime(new Date('2026-03-11T16:00:00Z'), 'Asia/Shanghai')).toBe('00:00');
});

test('zones that are half an hour off keep their own full hour', () => {
  expect(minutesPastHour(moment, 'Asia/Shanghai')).toBe(5);
  expect(minutesPastHour(moment, 'Asia/Kolkata')).toBe(35);
});
