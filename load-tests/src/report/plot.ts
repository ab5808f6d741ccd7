import type { Words } from './words.ts';

export interface Series {
  readonly name: Words;
  /** In the order in which they are drawn; at least one. */
  readonly points: readonly (readonly [x: number, y: number])[];
}

/** One picture of the report. A plot has one or two series. */
export interface Plot {
  readonly title: Words;
  /** What is seen in it, for those who do not see it and for those in a hurry. */
  readonly caption: Words;
  readonly xLabel: Words;
  readonly yLabel: Words;
  readonly marks: 'line' | 'dots';
  readonly series: readonly Series[];
  /** A dashed line across, as a goal. */
  readonly limitY?: number;
}

/** How many of the values are at most as large, in percent: steps from the least value to the greatest. */
export function cumulative(values: readonly number[]): [number, number][] {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted.map((value, index) => [value, (100 * (index + 1)) / sorted.length]);
}
