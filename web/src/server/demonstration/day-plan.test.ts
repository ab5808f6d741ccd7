import fc from 'fast-check';
import { expect, it } from 'vitest';
import { planDay } from './day-plan.ts';

const start = new Date('2026-03-12T00:00:00+08:00');
const day = { start, end: new Date('2026-03-13T00:00:00+08:00') };
const dayMs = day.end.getTime() - start.getTime();

it('puts one operation behind, one around and one ahead of any moment of the day, all begun on it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: dayMs - 1 }), (sinceMidnightMs) => {
      const now = new Date(start.getTime() + sinceMidnightMs);
      const { finished, running, later } = planDay(now, day);
      for (const { startsAt, endsAt } of [finished, running, later]) {
        expect(startsAt >= day.start && startsAt < day.end).toBe(true);
        expect(endsAt > startsAt).toBe(true);
      }
      expect(finished.endedAt !== null && finished.endedAt <= now).toBe(true);
      expect(running.startsAt <= now && running.endsAt > now && running.endedAt === null).toBe(true);
      expect(later.startsAt >= now && later.startedAt === null).toBe(true);
    }),
  );
});

it('looks like a working day at two in the afternoon', () => {
  const { finished, running, later } = planDay(new Date('2026-03-12T14:03:20+08:00'), day);
  expect(finished.startsAt).toEqual(new Date('2026-03-12T08:00:00+08:00'));
  expect(finished.endedAt).toEqual(new Date('2026-03-12T09:30:00+08:00'));
  expect(running.startedAt).toEqual(new Date('2026-03-12T13:53:00+08:00'));
  expect(running.endsAt).toEqual(new Date('2026-03-12T17:03:20+08:00'));
  expect(later.startsAt).toEqual(new Date('2026-03-12T18:15:00+08:00'));
});
