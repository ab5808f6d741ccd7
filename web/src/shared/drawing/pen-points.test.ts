import { maxStrokePoints, type StrokePoint } from '@scrubline/contract';
import { expect, it } from 'vitest';
import { markOf, spoken, strokePoint, withMoved } from './pen-points.ts';

const points = (count: number): StrokePoint[] => Array.from({ length: count }, (_, index) => [index / 2_000, 0.5, 0.5]);

it('a pointer beside the picture draws on its edge, and a finger with middle pressure', () => {
  expect(strokePoint(-0.2, 1.4, 0)).toEqual([0, 1, 0.5]);
  expect(strokePoint(0.123_456, 0.5, 0.987_654)).toEqual([0.1235, 0.5, 0.9877]);
});

it('the pen keeps each point up to what may be told, the others their two ends', () => {
  expect(withMoved('pen', points(2), points(3))).toHaveLength(5);
  expect(withMoved('pen', points(maxStrokePoints), points(3))).toHaveLength(maxStrokePoints);
  expect(withMoved('arrow', points(2), points(5))).toEqual([points(1)[0], points(5)[4]]);
  expect(withMoved('marker', points(1), points(5))).toEqual(points(1));
});

it('every point is said, each message with earlier ones again', () => {
  const all = points(21);
  const messages = spoken(all, 2);
  expect(messages.every(({ points: said }) => said.length <= 8)).toBe(true);
  const heard = new Set(messages.flatMap(({ from, points: said }) => said.map((_, index) => from + index)));
  expect([...heard].sort((a, b) => a - b)).toEqual([...all.keys()]);
  expect(messages.at(-1)).toEqual({ from: 13, points: all.slice(13) });
  expect(spoken(points(1), 0)).toEqual([{ from: 0, points: points(1) }]);
});

it('a single touch is a point of the pen or a marker, and no arrow', () => {
  expect(markOf('pen', points(1), '')).toEqual({ tool: 'pen', points: points(1) });
  expect(markOf('marker', points(1), 'here')).toEqual({ tool: 'marker', points: points(1), label: 'here' });
  expect(markOf('arrow', points(1), '')).toBeNull();
});
