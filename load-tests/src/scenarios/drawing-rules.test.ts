import { expect, it } from 'vitest';
import { delaysOfPoints } from './drawing-rules.ts';

const moments = (...of: [points: number, at: number][]) => of.map(([points, at]) => ({ strokeId: 'a', points, at }));

it('counts each point from the message that said it first', () => {
  expect(delaysOfPoints(moments([1, 100], [3, 116]), moments([1, 110], [3, 130]))).toEqual([10, 14, 14]);
});

it('a lost message delays its points until the next one repeats them, and what never came is infinite', () => {
  const delays = delaysOfPoints(moments([1, 100], [2, 116], [3, 132]), moments([1, 104], [3, 140]));
  expect(delays).toEqual([4, 24, 8]);
  expect(delaysOfPoints(moments([2, 100]), moments([1, 104]))).toEqual([4, Number.POSITIVE_INFINITY]);
  expect(delaysOfPoints(moments([1, 100]), [])).toEqual([Number.POSITIVE_INFINITY]);
});
