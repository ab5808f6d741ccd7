import { expect, test } from 'vitest';
import { localSpan, shiftDay } from './local-span.ts';

test('an operation ends on its day, or early on the next', () => {
  const day = '2026-12-31';
  expect(localSpan({ day, startsAt: '08:30', endsAt: '11:00' })).toEqual({
    start: '2026-12-31T08:30',
    end: '2026-12-31T11:00',
  });
  expect(localSpan({ day, startsAt: '22:00', endsAt: '01:30' }).end).toBe('2027-01-01T01:30');
});

test('days follow each other on the calendar, whatever clocks do', () => {
  expect(shiftDay('2026-03-08', 1)).toBe('2026-03-09');
  expect(shiftDay('2026-11-01', 1)).toBe('2026-11-02');
  expect(shiftDay('2028-03-01', -1)).toBe('2028-02-29');
});
