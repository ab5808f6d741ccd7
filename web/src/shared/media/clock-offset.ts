/** One ping to a peer and back. Milliseconds; `sentAt`, `returnedAt` on our clock, the other two on the peer's. */
export interface ClockSample {
  readonly sentAt: number;
  readonly receivedAt: number;
  readonly repliedAt: number;
  readonly returnedAt: number;
}

export interface ClockEstimate {
  /** Add it to our time to get the peer's. Milliseconds. */
  readonly offsetMs: number;
  /** The estimate errs by no more than this: half the round trip it was made from (RFC 5905, 8). */
  readonly errorBoundMs: number;
}

/** A peer that has not answered for so long may have stopped, or set its clock. Milliseconds. */
const validForMs = 10_000;

/** Samples kept. At one ping a second the estimate follows a drifting clock within a minute. */
const windowSize = 40;

export interface ClockOffset {
  readonly add: (sample: ClockSample) => void;
  /**
   * `now` on our clock. From the sample with the least round trip: an average would keep every queue that a ping stood in.
   */
  readonly estimate: (now: number) => ClockEstimate | null;
}

export function createClockOffset(): ClockOffset {
  const samples: { offsetMs: number; roundTripMs: number }[] = [];
  let lastAt = Number.NEGATIVE_INFINITY;
  return {
    add: ({ sentAt, receivedAt, repliedAt, returnedAt }) => {
      const roundTripMs = returnedAt - sentAt - (repliedAt - receivedAt);
      if (!(roundTripMs >= 0)) return;
      samples.push({ offsetMs: (receivedAt - sentAt + (repliedAt - returnedAt)) / 2, roundTripMs });
      if (samples.length > windowSize) samples.shift();
      lastAt = returnedAt;
    },
    estimate: (now) => {
      if (now - lastAt > validForMs) return null;
      const best = samples.reduce<(typeof samples)[number] | null>(
        (least, sample) => (least && least.roundTripMs <= sample.roundTripMs ? least : sample),
        null,
      );
      return best && { offsetMs: best.offsetMs, errorBoundMs: best.roundTripMs / 2 };
    },
  };
}
