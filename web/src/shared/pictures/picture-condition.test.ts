import { describe, expect, it } from 'vitest';
import { createFrameStatistics } from './frame-statistics.ts';
import { pictureCondition } from './picture-health.ts';

const known = (ageMs: number) => ({ kind: 'known' as const, ageMs, errorBoundMs: 1 });

/** What is read of a picture that came at a steady rate for a second. */
function readingOf({ frameRate = 30, ageMs = 40, silentMs = 0 }) {
  const statistics = createFrameStatistics();
  for (let frame = 1; frame <= frameRate; frame++) {
    const presentedAt = 10_000 + (frame * 1_000) / frameRate;
    statistics.add({ presentedAt, width: 1_280, height: 720, age: known(ageMs) });
  }
  const now = 11_000 + silentMs;
  return { reading: statistics.read(now), now };
}

const conditionOf = (wish: Parameters<typeof readingOf>[0]) => {
  const { reading, now } = readingOf(wish);
  return pictureCondition('live', reading, 30, now);
};

describe('what is read of a picture', () => {
  it('is its size, rate and the median of the latest ages', () => {
    const statistics = createFrameStatistics();
    const ages = [40, 41, 42, 43, 44, 45, 400, 47, 48];
    for (const [index, ageMs] of ages.entries()) {
      statistics.add({ presentedAt: index * 33, width: 1_280, height: 720, age: known(ageMs) });
    }
    expect(statistics.read(ages.length * 33)).toMatchObject({ width: 1_280, height: 720, age: { ageMs: 44 } });
    expect(readingOf({}).reading?.frameRate).toBeCloseTo(30, -1);
  });

  it('says that the age is unknown as soon as the newest frame does not tell', () => {
    const statistics = createFrameStatistics();
    statistics.add({ presentedAt: 0, width: 1, height: 1, age: known(40) });
    statistics.add({ presentedAt: 33, width: 1, height: 1, age: { kind: 'unknown', reason: 'clock-not-matched' } });
    expect(statistics.read(40)?.age).toEqual({ kind: 'unknown', reason: 'clock-not-matched' });
  });

  it('is nothing before the first frame', () => {
    expect(createFrameStatistics().read(0)).toBeNull();
  });
});

describe('how a picture stands', () => {
  it('is live and very good at full rate and little age', () => {
    expect(conditionOf({})).toEqual({ condition: 'live', health: 'very-good' });
  });

  it('never passes as live once it has stood for a second', () => {
    expect(conditionOf({ silentMs: 900 })).toMatchObject({ condition: 'live' });
    expect(conditionOf({ silentMs: 3_200 })).toEqual({ condition: 'stale', stoppedForMs: expect.closeTo(3_200, 0) });
  });

  it.each([
    [{ ageMs: 150 }, 'good'],
    [{ ageMs: 250 }, 'fair'],
    [{ ageMs: 900 }, 'poor'],
    [{ frameRate: 24 }, 'good'],
    [{ frameRate: 15 }, 'fair'],
    [{ frameRate: 6 }, 'poor'],
    [{ silentMs: 600 }, 'poor'],
  ])('is told by the worse of rate and age: %o is %s', (wish, health) => {
    expect(conditionOf(wish)).toEqual({ condition: 'live', health });
  });

  it('says that the camera is lost at once, whatever is still shown', () => {
    const { reading, now } = readingOf({});
    expect(pictureCondition('camera-lost', reading, 30, now)).toEqual({ condition: 'camera-lost' });
    expect(pictureCondition('live', null, 30, now)).toEqual({ condition: 'connecting' });
  });
});
