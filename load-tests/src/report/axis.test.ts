import { describe, expect, it } from 'vitest';
import { ticks } from './axis.ts';

describe('the values on an axis', () => {
  it('are round and reach beyond what is shown', () => {
    expect(ticks(3, 97)).toEqual([0, 20, 40, 60, 80, 100]);
    expect(ticks(-0.013, 0.02)).toEqual([-0.02, -0.01, 0, 0.01, 0.02]);
    expect(ticks(0, 1234)).toEqual([0, 500, 1000, 1500]);
  });

  it('are there for a single value too', () => {
    const found = ticks(5, 5);
    expect(Math.min(...found)).toBeLessThanOrEqual(5);
    expect(Math.max(...found)).toBeGreaterThanOrEqual(5);
  });
});
