import type { FeedState } from '@scrubline/contract';
import type { PictureReading } from './frame-statistics.ts';

/** Five bars and a word: 很好 良好 一般 差 无. */
export const healthLevels = ['none', 'poor', 'fair', 'good', 'very-good'] as const;
export type HealthLevel = (typeof healthLevels)[number];

/** How a picture stands. `stale` is said as soon as it is true: a still picture must never pass as a live one. */
export type PictureCondition =
  | { readonly condition: 'connecting' }
  | { readonly condition: 'camera-lost' }
  | { readonly condition: 'stale'; readonly stoppedForMs: number }
  | { readonly condition: 'live'; readonly health: HealthLevel };

/** A gap that anyone sees; at 15 frames a second it is 15 missing frames. */
export const staleAfterMs = 1_000;

/** Lag of 105 ms on top already hurts laparoscopy (Kumcu 2016); up to 200 ms is called ideal (Xu 2014). */
const ageLimitsMs = { 'very-good': 100, good: 200, fair: 300 } as const;

export function pictureCondition(
  state: FeedState,
  reading: PictureReading | null,
  expectedFrameRate: number,
  now: number,
): PictureCondition {
  if (state === 'camera-lost') return { condition: 'camera-lost' };
  if (!reading) return { condition: 'connecting' };
  const stoppedForMs = now - reading.lastFrameAt;
  if (stoppedForMs > staleAfterMs) return { condition: 'stale', stoppedForMs };
  return { condition: 'live', health: worse(rateHealth(reading, expectedFrameRate), ageHealth(reading)) };
}

function rateHealth({ frameRate, longestGapMs }: PictureReading, expectedFrameRate: number): HealthLevel {
  const share = frameRate / expectedFrameRate;
  if (longestGapMs > 500 || share < 0.3) return 'poor';
  if (longestGapMs > 250 || share < 0.6) return 'fair';
  if (share < 0.85) return 'good';
  return 'very-good';
}

function ageHealth({ age }: PictureReading): HealthLevel {
  if (age.kind === 'unknown') return 'good';
  if (age.ageMs <= ageLimitsMs['very-good']) return 'very-good';
  if (age.ageMs <= ageLimitsMs.good) return 'good';
  return age.ageMs <= ageLimitsMs.fair ? 'fair' : 'poor';
}

const worse = (a: HealthLevel, b: HealthLevel): HealthLevel =>
  healthLevels.indexOf(a) <= healthLevels.indexOf(b) ? a : b;
