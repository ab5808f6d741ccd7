import { percentile } from '../measurement/statistics.ts';
import type { Flooded } from '../participants/event-flooder-orders.ts';

/** How long the neighbours waited for each answer, in milliseconds, and how many of them got none. */
export interface Answers {
  readonly waitsMs: readonly number[];
  readonly unanswered: number;
}

/** The same time without the flood and beside it. */
export interface FloodPair {
  readonly quiet: Answers;
  readonly beside: Answers;
  readonly flooded: Flooded;
}

export const p99Of = ({ waitsMs }: Answers): number => percentile(waitsMs, 0.99);

export const p99RatioOf = ({ quiet, beside }: FloodPair): number => p99Of(beside) / p99Of(quiet);

export const unansweredOf = ({ quiet, beside }: FloodPair): number => quiet.unanswered + beside.unanswered;
