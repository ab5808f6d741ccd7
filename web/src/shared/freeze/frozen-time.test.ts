import { expect, it } from 'vitest';
import { frozenTime, sinceWords } from './frozen-time.ts';

it('a frozen time is the theatre’s, to the millisecond, in each of its zones', () => {
  const capturedAt = Date.parse('2026-03-12T02:28:58.382Z') + 0.75;
  expect(frozenTime(capturedAt, 'Asia/Shanghai')).toBe('10:28:58.382');
  expect(frozenTime(capturedAt, 'Asia/Kathmandu')).toBe('08:13:58.382');
  expect(frozenTime(Date.parse('2026-03-12T02:00:00.004Z'), 'Asia/Shanghai')).toBe('10:00:00.004');
});

it('how long ago is never before', () => {
  expect([sinceWords(16_400), sinceWords(75_999), sinceWords(-20)]).toEqual(['00:16', '01:15', '00:00']);
});
