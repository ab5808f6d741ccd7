import { CameraSource, encodingProfiles } from '@scrubline/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOverLimit, keepRecent, type TrafficSample, toleratedMs } from './is-over-limit.ts';
import { announcedIncomingBps, feedLimit, noFeedLimit, ownerLimit, transportLimit } from './traffic-limits.ts';

const limit = { bitsPerSecond: 8_000, countPerSecond: 10 };

/** A sender that is sampled twice a second; `bytes` and `count` are what it sends between two samples. */
function samplesOf(steps: readonly { bytes?: number; count?: number; limit?: typeof limit }[]): TrafficSample[] {
  let [bytes, count] = [0, 0];
  return [{}, ...steps].map((step: (typeof steps)[number], index) => {
    bytes += step.bytes ?? 0;
    count += step.count ?? 0;
    return { atMs: index * 500, bytes, count, limit: step.limit ?? limit };
  });
}
const steady = (step: { bytes?: number; count?: number }, length: number) => samplesOf(Array(length).fill(step));

describe('a sender', () => {
  it.each<[string, TrafficSample[], boolean]>([
    ['is within its limit', steady({ bytes: 500, count: 5 }, 20), false],
    ['sends three times as much for two seconds', steady({ bytes: 1_500 }, 4), false],
    ['sends a tenth more for three seconds', steady({ bytes: 550 }, 6), true],
    ['sends more packets than any encoder for three seconds', steady({ count: 6 }, 6), true],
    ['sends five times as much at once', samplesOf([{ bytes: 500 }, { bytes: 2_500 }]), true],
    ['sends five times as many packets at once', samplesOf([{ count: 5 }, { count: 25 }]), true],
    ['sends a burst after a rest', samplesOf([{}, {}, {}, {}, {}, { bytes: 1_900 }]), false],
    ['has been seen once', steady({}, 0), false],
    ['has never been seen', [], false],
  ])('that %s', (_what, samples, isOver) => {
    expect(isOverLimit(samples)).toBe(isOver);
  });

  it('that ends a feed may have sent it until then', () => {
    const wide = { bitsPerSecond: 80_000, countPerSecond: 100 };
    const full = { bytes: 5_000, count: 50, limit: wide };
    const ended = samplesOf([full, full, full, full, full, full, { bytes: 400, count: 4 }]);
    expect(isOverLimit(ended)).toBe(false);
    expect(isOverLimit(ended.map((sample) => ({ ...sample, limit })))).toBe(true);
  });

  it('whose samples carry no time is not judged', () => {
    const samples = steady({ bytes: 1_000_000 }, 8).map((sample) => ({ ...sample, atMs: 7 }));
    expect(isOverLimit(samples)).toBe(false);
  });
});

it('what is kept says the same as all that was', () => {
  const step = fc.record({ bytes: fc.nat(4_000), count: fc.nat(40) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const all = samplesOf(steps);
      let kept: TrafficSample[] = [];
      for (const sample of all) kept = keepRecent(kept, sample);
      expect(isOverLimit(kept)).toBe(isOverLimit(all));
      expect(kept.length).toBeLessThanOrEqual(toleratedMs / 500 + 1);
    }),
  );
});

describe('limits', () => {
  it('leave room above all sizes of a picture, and the announced one lies between', () => {
    const endoscope = 3_500_000;
    const allSizes = endoscope * 1.4;
    expect(announcedIncomingBps([endoscope])).toBeGreaterThan(allSizes * 1.2);
    expect(feedLimit(endoscope).bitsPerSecond).toBeGreaterThan(allSizes * 1.7);
    expect(transportLimit([endoscope]).bitsPerSecond).toBeGreaterThan(feedLimit(endoscope).bitsPerSecond);
    expect(feedLimit(endoscope).bitsPerSecond).toBeLessThan(10_000_000);
  });

  it('of a participant are what a rig with every source of the catalogue and a voice needs', () => {
    const sources = CameraSource.options.map((label) => ({ label, ...encodingProfiles[label] }));
    const rig = [...sources, { label: 'voice', maxBitrateBps: 128_000 }];
    const { bitsPerSecond, countPerSecond } = ownerLimit(rig);
    expect(Math.round(bitsPerSecond / 100_000) / 10).toBe(30.6);
    expect(countPerSecond).toBeGreaterThan(noFeedLimit.countPerSecond);
  });

  it('of a participant count each source once, however often it is published', () => {
    const screen = { label: 'screen', ...encodingProfiles.screen };
    expect(ownerLimit(Array(12).fill(screen))).toEqual(ownerLimit([screen]));
    expect(ownerLimit([])).toMatchObject({ countPerSecond: 0 });
  });

  it('let a voice of 10 ms packets be repaired twice', () => {
    expect(feedLimit(128_000).countPerSecond).toBeGreaterThan(300);
  });
});
