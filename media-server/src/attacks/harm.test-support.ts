/** When a packet of a victim was sent and received, by the clock of the one process that did both. */
export interface Passage {
  readonly sentAtMs: number;
  readonly receivedAtMs: number;
  /** How long that process has waited for its own turn until then, altogether. */
  readonly stalledMs: number;
  /**
   * How long the worker, and the threads that bring packets to that process, were ready to run until then and the system
   * let others run, altogether. Next to nothing where there are cores enough.
   */
  readonly waitedForCoreMs: number;
}

export interface Harm {
  /** The longest time between two packets at the receiver. */
  readonly largestGapMs: number;
  /**
   * The same without the turns that were waited for: the victim's process is late in sending and in taking what has
   * come, the worker and the threads between in being let run at all. On a machine that is busy otherwise that is nobody's attack.
   */
  readonly addedGapMs: number;
  readonly lostPackets: number;
  readonly packets: number;
}

/** What a receiver felt, from packets in order of their arrival. `sentPackets` counts those that never came too. */
export function harmOf(passages: readonly Passage[], sentPackets: number): Harm {
  let [largestGapMs, addedGapMs] = [0, 0];
  for (const [index, { sentAtMs, receivedAtMs, stalledMs, waitedForCoreMs }] of passages.entries()) {
    const before = passages[index - 1];
    if (!before) continue;
    const gapMs = receivedAtMs - before.receivedAtMs;
    largestGapMs = Math.max(largestGapMs, gapMs);
    const ownLatenessMs = Math.max(0, sentAtMs - before.sentAtMs - sendEveryMs, stalledMs - before.stalledMs);
    addedGapMs = Math.max(addedGapMs, gapMs - ownLatenessMs - (waitedForCoreMs - before.waitedForCoreMs));
  }
  return {
    largestGapMs: Math.round(largestGapMs),
    addedGapMs: Math.round(addedGapMs),
    lostPackets: sentPackets - passages.length,
    packets: passages.length,
  };
}

/** As `startPictureStream` does. */
const sendEveryMs = 10;
