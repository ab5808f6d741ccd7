import { describe, expect, it } from 'vitest';
import type { PictureRow } from '../picture-watch/picture-row.ts';
import { agesOf, agreementOf, rigClockAheadMs, trueAges } from './picture-age-rules.ts';

/** A picture that is really `ageMs` old while the page says `saidAgeMs`. */
const picture = (ageMs: number, saidAgeMs: number | null, readable = true): PictureRow => ({
  presentedAt: 1_000_000,
  saidAgeMs,
  capturedAt: readable ? 1_000_000 + rigClockAheadMs - ageMs : null,
  frameNumber: 1,
  height: 720,
});

describe('the age of pictures', () => {
  it('is told from the pixels on one clock', () => {
    expect(trueAges([picture(33, null), picture(60, 60), picture(40, 40, false)])).toEqual([33, 60]);
    expect(agesOf([picture(30, 30), picture(31, 31), picture(50, 50)])).toEqual({ p50: 31, p95: 50, frames: 3 });
  });

  it('counts how often the page is right, apart from where it says that it cannot know', () => {
    const rows = [picture(33, 43), picture(33, 44), picture(33, 20), picture(33, null), picture(33, 33, false)];
    const { framesCompared, within10MsShare, unsureShare, errorsMs } = agreementOf(rows);
    expect(framesCompared).toBe(3);
    expect(within10MsShare).toBeCloseTo(1 / 3, 9);
    expect(unsureShare).toBeCloseTo(1 / 4, 9);
    expect(errorsMs).toEqual([10, 11, -13]);
  });
});
