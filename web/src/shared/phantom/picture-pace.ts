/** Counts pictures from a fixed start, so that lateness never adds up. All times are milliseconds of one clock. */
export interface PicturePace {
  readonly startedAt: number;
  readonly intervalMs: number;
}

/** The next picture to take after `last`. One whose time has passed is left out: a late picture is worse than none. */
export const nextPicture = ({ startedAt, intervalMs }: PicturePace, last: number, now: number): number =>
  Math.max(last + 1, Math.ceil((now - startedAt) / intervalMs));

export const dueAt = ({ startedAt, intervalMs }: PicturePace, picture: number): number =>
  startedAt + picture * intervalMs;
