import type { Figure, Unit } from './measurement.ts';

const sorted = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);

/**
 * The value below which a share of all values lies (nearest rank). NaN when there are none, so that no threshold holds.
 *
 * @param share 0 to 1
 */
export function percentile(values: readonly number[], share: number): number {
  const rank = Math.ceil(share * values.length) - 1;
  return sorted(values)[Math.max(0, rank)] ?? Number.NaN;
}

/** The middle value, or the mean of the two middle ones. */
export function median(values: readonly number[]): number {
  const middle = values.length / 2;
  const ordered = sorted(values);
  const upper = ordered[Math.floor(middle)] ?? Number.NaN;
  return Number.isInteger(middle) ? ((ordered[middle - 1] ?? Number.NaN) + upper) / 2 : upper;
}

/** The median of repeated runs with the least and the greatest of them: single runs vary too much to stand alone. */
export const figureOf = (values: readonly number[], unit: Unit): Figure => ({
  value: median(values),
  unit,
  min: Math.min(...values),
  max: Math.max(...values),
});

/** The worst of repeated runs: what happens once in twenty times happens. */
export const worstOf = (values: readonly number[], unit: Unit): Figure => ({
  ...figureOf(values, unit),
  value: Math.max(...values),
});
