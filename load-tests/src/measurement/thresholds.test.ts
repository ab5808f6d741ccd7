import { describe, expect, it } from 'vitest';
import { inShortRun, judge } from './thresholds.ts';

const figure = (value: number) => ({ value, unit: 'ms' as const, min: value, max: value });

describe('thresholds', () => {
  it('holds up to the limit and not beyond', () => {
    const thresholds = [{ metric: 'delayMs', atMost: 20 }];
    expect(judge(thresholds, { delayMs: figure(20) })).toEqual([
      { name: 'delayMs', sense: 'at-most', limit: 20, value: 20, holds: true },
    ]);
    expect(judge(thresholds, { delayMs: figure(20.1) })[0]?.holds).toBe(false);
  });

  it('holds from the limit on where more is better', () => {
    const thresholds = [{ metric: 'share', atLeast: 0.95 }];
    expect(judge(thresholds, { share: figure(0.95) })[0]?.holds).toBe(true);
    expect(judge(thresholds, { share: figure(0.94) })[0]?.holds).toBe(false);
  });

  it('fails what was not measured', () => {
    expect(judge([{ metric: 'delayMs', atMost: 20 }], {})[0]?.holds).toBe(false);
    expect(judge([{ metric: 'delayMs', atMost: 20 }], { delayMs: figure(Number.NaN) })[0]?.holds).toBe(false);
  });

  it('allows five times the limit, a fifth of a rate, or five times a missing share, in a short run', () => {
    expect(inShortRun({ metric: 'delayMs', atMost: 20 })).toEqual({ metric: 'delayMs', atMost: 100 });
    expect(inShortRun({ metric: 'freezes', atMost: 0, atMostInShortRun: 2 })).toEqual({ metric: 'freezes', atMost: 2 });
    const share = inShortRun({ metric: 'share', atLeast: 0.95 });
    expect('atLeast' in share && share.atLeast).toBeCloseTo(0.75, 9);
    expect(inShortRun({ metric: 'pictureFps', atLeast: 10 })).toEqual({ metric: 'pictureFps', atLeast: 2 });
  });
});
