import { describe, expect, it } from 'vitest';
import { largestErrorBoundMs, pictureAge } from './picture-age.ts';

const clock = { offsetMs: 5_000, errorBoundMs: 2 };

describe('the age of a picture', () => {
  it('is the time from capture to render across two clocks', () => {
    expect(pictureAge(1_005_000, 1_000_047, clock)).toEqual({ kind: 'known', ageMs: 47, errorBoundMs: 2 });
  });

  it('is never shown when the frame does not say when it was captured', () => {
    expect(pictureAge(null, 1_000_000, clock)).toEqual({ kind: 'unknown', reason: 'no-capture-time' });
  });

  it('is never shown before the clocks are matched, nor when they are matched too loosely', () => {
    const loose = { offsetMs: 5_000, errorBoundMs: largestErrorBoundMs + 1 };
    expect(pictureAge(1_005_000, 1_000_047, null)).toEqual({ kind: 'unknown', reason: 'clock-not-matched' });
    expect(pictureAge(1_005_000, 1_000_047, loose)).toEqual({ kind: 'unknown', reason: 'clock-not-matched' });
  });

  it('is never a picture from the future', () => {
    expect(pictureAge(1_006_000, 1_000_000, clock)).toEqual({ kind: 'unknown', reason: 'clock-not-matched' });
    expect(pictureAge(1_005_001, 1_000_000, clock)).toMatchObject({ kind: 'known', ageMs: 0 });
  });
});
