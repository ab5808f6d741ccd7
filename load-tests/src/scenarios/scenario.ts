import type { Figures } from '../measurement/measurement.ts';
import type { Threshold } from '../measurement/thresholds.ts';
import type { Plot } from '../report/plot.ts';

/** How thoroughly to measure: `full` for figures to compare, `short` to see that everything still works. */
export type Thoroughness = 'full' | 'short';

/** What one scenario found. Plots are for the report only. */
export interface Findings {
  readonly runs: number;
  readonly samples: number;
  readonly metrics: Figures;
  readonly floor: Figures | null;
  readonly ratio: Figures | null;
  readonly plots: readonly Plot[];
}

export interface Scenario {
  readonly name: string;
  readonly thresholds: readonly Threshold[];
  /** `say` tells somebody who waits what is going on. */
  readonly run: (thoroughness: Thoroughness, say: (line: string) => void) => Promise<Findings>;
}
