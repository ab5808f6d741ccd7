/** When a packet of a victim was sent and received, by the clock of the one process that did both. */
export interface Passage {
  readonly sentAtMs: number;
  readonly receivedAtMs: number;
  /** How long that process has waited for its own turn until then, altogether. */
  readonly stalledMs: number;
}

export interface Harm {
  /** The longest time between two packets at the receiver. */
  readonly largestGapMs: number;
  /**
   * The same without what the victim's process itself was late, in sending or in taking what had come: on a busy
   * machine it waits for its turn, and that is nobody's attack.
   */
  readonly addedGapMs: number;
  readonly lostPackets: number;
  readonly packets: number;
}

/** What a receiver felt, from packets in order of their arrival. `sentPackets` counts those that never came too. */
export function harmOf(passages: readonly Passage[], sentPackets: number): Harm {
  let [largestGapMs, addedGapMs] = [0, 0];
  for (const [index, { sentAtMs, receivedAtMs, stalledMs }] of passages.entries()) {
    const before = passages[index - 1];
    if (!before) continue;
    const gapMs = receivedAtMs - before.receivedAtMs;
    largestGapMs = Math.max(largestGapMs, gapMs);
    const ownLatenessMs = Math.max(0, sentAtMs - before.sentAtMs - sendEveryMs, stalledMs - before.stalledMs);
    addedGapMs = Math.max(addedGapMs, gapMs - ownLatenessMs);
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
