import { type CameraMove, cameraBeatMs, cameraSilenceMs } from '@scrubline/contract';

/** What was heard last from one sender. */
export interface HeardMove {
  readonly beat: number;
  /** Milliseconds on this computer's clock. */
  readonly at: number;
}

/** A beat this much later than the last one begins anew, whatever its number: its sender was loaded again. */
const forgottenAfterMs = 1_000;

/**
 * For how long a word moves the camera, in milliseconds; null for one that was overtaken. The camera moves by words
 * alone: without them it stands, and a crowd of them that were held up on the way moves it no further than their time.
 */
export function worthOf({ beat }: Pick<CameraMove, 'beat'>, before: HeardMove | null, now: number): number | null {
  if (!before) return cameraBeatMs;
  const sinceMs = now - before.at;
  if (beat <= before.beat && sinceMs < forgottenAfterMs) return null;
  return sinceMs > cameraSilenceMs ? cameraBeatMs : Math.max(0, sinceMs);
}

/** From one end of what a camera can do to the other. */
const sweepMs = 8_000;

export interface AxisRange {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

/** Where an axis is after moving for that long, as finely as the camera can, within what it can. */
export function stepped({ min, max }: AxisRange, from: number, direction: -1 | 0 | 1, forMs: number): number {
  return Math.min(max, Math.max(min, from + (direction * forMs * (max - min)) / sweepMs));
}

/** The same towards a place, and no further than there. */
export function steppedTowards(range: AxisRange, from: number, target: number, forMs: number): number {
  const next = stepped(range, from, target > from ? 1 : -1, forMs);
  return target > from ? Math.min(target, next) : Math.max(target, next);
}

/** What the camera is told: it knows whole steps only. */
export function settled({ min, step }: AxisRange, position: number): number {
  return step > 0 ? min + Math.round((position - min) / step) * step : position;
}
