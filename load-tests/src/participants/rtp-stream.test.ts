import { expect, it } from 'vitest';
import { longestGap, spanOf } from './rtp-stream.ts';

const sentAt = new Map([
  [1, 0],
  [2, 10],
  [3, 20],
  [4, 30],
]);

it('what never arrived is lost, also at the end; what was sent before does not count', () => {
  const arrivedAt = new Map([
    [2, 12],
    [3, 24],
  ]);
  expect(spanOf(sentAt, arrivedAt, 5, 40)).toEqual({ sent: 3, lost: 1, longestGapMs: 16 });
  expect(spanOf(sentAt, arrivedAt, 5, 30)).toEqual({ sent: 2, lost: 0, longestGapMs: 12 });
});

it('a span without a packet is one gap', () => {
  expect(spanOf(new Map(), new Map(), 100, 350)).toEqual({ sent: 0, lost: 0, longestGapMs: 250 });
  expect(longestGap([])).toBe(0);
});
