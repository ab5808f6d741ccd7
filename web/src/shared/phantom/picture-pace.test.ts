import { describe, expect, it } from 'vitest';
import { dueAt, nextPicture, type PicturePace } from './picture-pace.ts';

const pace: PicturePace = { startedAt: 1000, intervalMs: 1000 / 30 };

describe('the pace of pictures', () => {
  it('takes every picture while each is ready in time', () => {
    const taken: number[] = [];
    let last = 0;
    for (let count = 0; count < 300; count++) {
      last = nextPicture(pace, last, dueAt(pace, last) + 6);
      taken.push(last);
    }
    expect(taken).toEqual(Array.from({ length: 300 }, (_, index) => index + 1));
  });

  it('leaves out what is already too late and keeps to the same beat afterwards', () => {
    const late = nextPicture(pace, 10, dueAt(pace, 10) + 100.1);
    expect(late).toBe(14);
    expect(dueAt(pace, late)).toBeCloseTo(1000 + (14 * 1000) / 30, 9);
  });

  it('never takes a picture twice, even if the clock is read too early', () => {
    expect(nextPicture(pace, 10, 0)).toBe(11);
  });
});
