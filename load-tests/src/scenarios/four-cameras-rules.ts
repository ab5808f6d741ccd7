/** Presented pictures of each camera source at one viewer, as moments in milliseconds. */
export type Presented = Readonly<Record<string, readonly number[]>>;

/** Pictures a second over `durationMs`; 0 for a source of which nothing was presented. */
export const framesPerS = (presented: Presented, source: string, durationMs: number): number =>
  ((presented[source]?.length ?? 0) * 1000) / durationMs;

/** The longest time between two presented pictures of a source, the edges of the run included. Milliseconds. */
export function longestStillMs(presented: Presented, source: string, run: { fromMs: number; toMs: number }): number {
  const moments = [run.fromMs, ...(presented[source] ?? []), run.toMs];
  return Math.max(...moments.slice(1).map((moment, index) => moment - (moments[index] ?? moment)));
}
