import type { Figures, JudgedThreshold } from './measurement.ts';

/** A goal that one metric must meet. */
export type Threshold =
  /** `atMostInShortRun` where five times the goal is no room at all, and few samples need some. */
  | { readonly metric: string; readonly atMost: number; readonly atMostInShortRun?: number }
  | { readonly metric: string; readonly atLeast: number };

/** Short runs prove that a scenario works; they need not meet the goal, only stay under five times of it. */
const shortRunFactor = 5;

/** A goal as it holds in a short run: of a share the missing part, not the share, may be five times as large. */
export function inShortRun(threshold: Threshold): Threshold {
  if ('atMost' in threshold) {
    const { metric, atMost, atMostInShortRun = atMost * shortRunFactor } = threshold;
    return { metric, atMost: atMostInShortRun };
  }
  const { atLeast } = threshold;
  const isShare = atLeast <= 1;
  return {
    ...threshold,
    atLeast: isShare ? Math.max(0, 1 - (1 - atLeast) * shortRunFactor) : atLeast / shortRunFactor,
  };
}

/** Compares each goal with its metric. A metric that is missing or not a number fails. */
export function judge(thresholds: readonly Threshold[], metrics: Figures): JudgedThreshold[] {
  return thresholds.map((threshold) => {
    const name = threshold.metric;
    const value = metrics[name]?.value ?? Number.NaN;
    return 'atMost' in threshold
      ? { name, sense: 'at-most', limit: threshold.atMost, value, holds: value <= threshold.atMost }
      : { name, sense: 'at-least', limit: threshold.atLeast, value, holds: value >= threshold.atLeast };
  });
}
