import { describe, expect, it } from 'vitest';
import { figureOf, median, percentile } from './statistics.ts';

describe('statistics of repeated runs', () => {
  it('takes percentiles by nearest rank, whatever the order', () => {
    const values = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(percentile(values, 0.5)).toBe(50);
    expect(percentile(values, 0.95)).toBe(95);
    expect(percentile([7], 0.95)).toBe(7);
  });

  it('takes the mean of the two middle values', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([9, 1, 5, 6])).toBe(5.5);
  });

  it('tells the spread with the median', () => {
    expect(figureOf([3, 1, 2], 'ms')).toEqual({ value: 2, unit: 'ms', min: 1, max: 3 });
  });

  it('is not a number without values', () => {
    expect(percentile([], 0.5)).toBeNaN();
    expect(median([])).toBeNaN();
  });
});
