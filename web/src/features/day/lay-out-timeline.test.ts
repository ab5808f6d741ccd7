import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layOutTimeline } from './lay-out-timeline.ts';

const zone = 'Asia/Shanghai';
const at = (clock: string) => new Date(`2026-03-12T${clock}:00+08:00`);
const planned = (consultationId: string, from: string, to: string) => ({
  consultationId,
  startsAt: at(from),
  endsAt: at(to),
});

test('the line begins at a full hour of the site and holds at least ten', () => {
  const { hours } = layOutTimeline([planned('a', '08:30', '11:50')], at('08:22'), zone);
  expect(hours[0]).toEqual({ moment: at('08:00'), top: 0 });
  expect(hours.at(-1)).toEqual({ moment: at('18:00'), top: 1 });
});

test('a block and the present stand where their times are', () => {
  const { blocks, nowTop } = layOutTimeline([planned('a', '09:00', '14:00')], at('08:00'), zone);
  expect(blocks).toEqual([{ consultationId: 'a', top: 0.1, height: 0.5, lane: 0, lanes: 1 }]);
  expect(nowTop).toBe(0);
});

test('what overlaps stands side by side, and what follows has the whole width again', () => {
  const { blocks } = layOutTimeline(
    [
      planned('a', '08:00', '10:00'),
      planned('b', '09:00', '11:00'),
      planned('c', '10:00', '11:00'),
      planned('d', '11:00', '12:00'),
    ],
    at('08:00'),
    zone,
  );
  expect(blocks.map(({ consultationId, lane, lanes }) => [consultationId, lane, lanes])).toEqual([
    ['a', 0, 2],
    ['b', 1, 2],
    ['c', 0, 2],
    ['d', 0, 1],
  ]);
});

test('whatever the day, everything stays on the line and no two blocks of a lane overlap', () => {
  const minute = fc.integer({ min: 0, max: 24 * 60 - 1 });
  const block = fc.tuple(minute, fc.integer({ min: 5, max: 400 }));
  const midnight = at('00:00').getTime();
  fc.assert(
    fc.property(fc.array(block, { maxLength: 12 }), minute, (spans, nowMinute) => {
      const day = spans.map(([start, length], index) => ({
        consultationId: String(index),
        startsAt: new Date(midnight + start * 60_000),
        endsAt: new Date(midnight + (start + length) * 60_000),
      }));
      const { blocks, nowTop } = layOutTimeline(day, new Date(midnight + nowMinute * 60_000), zone);
      expect(nowTop).toBeGreaterThanOrEqual(0);
      expect(nowTop).toBeLessThanOrEqual(1);
      for (const [index, one] of blocks.entries()) {
        expect(one.top).toBeGreaterThanOrEqual(0);
        expect(one.top + one.height).toBeLessThanOrEqual(1 + 1e-9);
        expect(one.lane).toBeLessThan(one.lanes);
        for (const other of blocks.slice(index + 1).filter(({ lane }) => lane === one.lane)) {
          expect(other.top).toBeGreaterThanOrEqual(one.top + one.height - 1e-9);
        }
      }
    }),
  );
});
