import type { ClockEstimate } from '../media/clock-offset.ts';

/** Capture to render, in milliseconds, and how far it may err; or why it cannot be told. */
export type PictureAge =
  | { readonly kind: 'known'; readonly ageMs: number; readonly errorBoundMs: number }
  | { readonly kind: 'unknown'; readonly reason: 'no-capture-time' | 'clock-not-matched' | 'settling' };

/** Capture times are not reliable before the first second of a picture is over. */
export const settlingMs = 1_000;

/** Above this the two clocks are matched too loosely for the number to mean anything to a surgeon. */
export const largestErrorBoundMs = 50;
/** Up to here a plain number is shown; above it the error is shown with it. */
export const exactErrorBoundMs = 10;

/** Further into the future than the clocks can err means that they are matched wrongly. */
const impossibleAgeMs = -20;

/**
 * @param capturedAt on the sender's clock; null when the frame did not say
 * @param renderedAt on our clock; both in milliseconds since 1970
 */
export function pictureAge(capturedAt: number | null, renderedAt: number, clock: ClockEstimate | null): PictureAge {
  if (capturedAt === null) return { kind: 'unknown', reason: 'no-capture-time' };
  if (!clock || clock.errorBoundMs > largestErrorBoundMs) return { kind: 'unknown', reason: 'clock-not-matched' };
  const ageMs = renderedAt + clock.offsetMs - capturedAt;
  if (ageMs < impossibleAgeMs) return { kind: 'unknown', reason: 'clock-not-matched' };
  return { kind: 'known', ageMs: Math.max(0, ageMs), errorBoundMs: clock.errorBoundMs };
}
