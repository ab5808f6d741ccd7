import { percentile } from '../measurement/statistics.ts';
import type { PictureRow } from '../picture-watch/picture-row.ts';

/** The rig's clock goes ahead of the specialist's by this much: two hospitals' clocks are never the same. */
export const rigClockAheadMs = 5_000;

/** How far the age on the screen may be from the age in the pixels. */
export const agreementMs = 10;

/** Capture to presentation of each picture whose pixels told it, on one clock. Milliseconds. */
export const trueAges = (rows: readonly PictureRow[]): number[] =>
  rows.flatMap(({ presentedAt, capturedAt }) =>
    capturedAt === null ? [] : presentedAt + rigClockAheadMs - capturedAt,
  );

export interface RunAges {
  readonly p50: number;
  readonly p95: number;
  readonly frames: number;
}

export function agesOf(rows: readonly PictureRow[]): RunAges {
  const ages = trueAges(rows);
  return { p50: percentile(ages, 0.5), p95: percentile(ages, 0.95), frames: ages.length };
}

export interface Agreement {
  /** Pictures for which the page named an age and the pixels could be read. */
  readonly framesCompared: number;
  readonly within10MsShare: number;
  /** Pictures for which the page said that it cannot know. */
  readonly unsureShare: number;
  /** What the page said minus what the pixels say, milliseconds. */
  readonly errorsMs: readonly number[];
}

/** How well the age on the screen agrees with the timecode in the pixels. */
export function agreementOf(rows: readonly PictureRow[]): Agreement {
  const readable = rows.filter(({ capturedAt }) => capturedAt !== null);
  const errorsMs = readable.flatMap(({ saidAgeMs, presentedAt, capturedAt }) =>
    saidAgeMs === null || capturedAt === null ? [] : saidAgeMs - (presentedAt + rigClockAheadMs - capturedAt),
  );
  const within = errorsMs.filter((error) => Math.abs(error) <= agreementMs);
  return {
    framesCompared: errorsMs.length,
    within10MsShare: within.length / errorsMs.length,
    unsureShare: 1 - errorsMs.length / readable.length,
    errorsMs,
  };
}
