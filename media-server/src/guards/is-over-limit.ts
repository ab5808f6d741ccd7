/** Counters at one moment, as a worker gave them; they only grow. */
export interface Counters {
  readonly atMs: number;
  readonly bytes: number;
  /** Packets or messages. */
  readonly count: number;
}

export interface TrafficLimit {
  readonly bitsPerSecond: number;
  readonly countPerSecond: number;
}

export interface TrafficSample extends Counters {
  /** What was allowed at that moment. */
  readonly limit: TrafficLimit;
}

/** How long a sender may be above its limit: key frames, a probe of the line and a burst of repairs are shorter. */
export const toleratedMs = 3_000;

/** What is this many times above the limit is no burst of an encoder and ends at once. */
const gross = 4;

/**
 * Whether the sender was above its limit on the average of `toleratedMs`, or grossly above it between the last two
 * samples. Less than `toleratedMs` of samples says nothing about the average. The highest limit of the time looked at
 * counts: who ends a feed has sent it with right until then.
 */
export function isOverLimit(samples: readonly TrafficSample[]): boolean {
  const last = samples.at(-1);
  if (!last) return false;
  if (isAbove(samples.slice(-2), gross)) return true;
  const first = samples.findLastIndex(({ atMs }) => last.atMs - atMs >= toleratedMs);
  return first >= 0 && isAbove(samples.slice(first), 1);
}

/** The samples that a later question may still need. */
export function keepRecent(samples: readonly TrafficSample[], added: TrafficSample): TrafficSample[] {
  const all = [...samples, added];
  const first = all.findLastIndex(({ atMs }) => added.atMs - atMs >= toleratedMs);
  return all.slice(Math.max(first, 0));
}

function isAbove(samples: readonly TrafficSample[], times: number): boolean {
  const [first, last] = [samples.at(0), samples.at(-1)];
  const seconds = ((last?.atMs ?? 0) - (first?.atMs ?? 0)) / 1_000;
  if (!first || !last || seconds <= 0) return false;
  const bitsPerSecond = ((last.bytes - first.bytes) * 8) / seconds;
  const countPerSecond = (last.count - first.count) / seconds;
  const most = (of: keyof TrafficLimit) => times * Math.max(...samples.map(({ limit }) => limit[of]));
  return bitsPerSecond > most('bitsPerSecond') || countPerSecond > most('countPerSecond');
}
