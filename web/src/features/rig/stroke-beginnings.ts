import type { ParticipantId, StrokeId } from '@scrubline/contract';

/** Of one participant in a second. Nobody's hand begins more; whatever is finished is asked for by signaling anyway. */
const begunPerSecond = 8;
const strokesKnown = 512;

/** Notices the first word of each stroke. Whoever begins far more than a hand can is not listened to. */
export function createStrokeBeginnings() {
  const known = new Set<StrokeId>();
  const lately = new Map<ParticipantId, readonly number[]>();
  return {
    /** @param now milliseconds */
    isBeginning: (strokeId: StrokeId, from: ParticipantId, now: number): boolean => {
      if (known.has(strokeId)) return false;
      const begun = (lately.get(from) ?? []).filter((at) => now - at < 1_000);
      if (begun.length >= begunPerSecond) return false;
      lately.set(from, [...begun, now]);
      known.add(strokeId);
      const [oldest] = known;
      if (known.size > strokesKnown && oldest !== undefined) known.delete(oldest);
      return true;
    },
  };
}
