import type { FollowedStroke, FollowedVertex, LossReason } from '@scrubline/vision';

/**
 * How a stroke is bound to the tissue. `tracked`: seen just now, at least in part. `held`: not seen, and carried on for a
 * second at most. `lost`: nobody knows where.
 */
export interface StrokeBond {
  readonly standing: 'tracked' | 'held' | 'lost';
  /** Since when, on `performance.now()`'s scale. */
  readonly since: number;
  /** `stalled`: there have been no pictures to look for it. `elsewhere`: it is seen here, and not on the other side. */
  readonly lostBecause: LossReason | 'stalled' | 'elsewhere' | null;
  readonly vertices: readonly FollowedVertex[];
}
export type StrokeBonds = ReadonlyMap<string, StrokeBond>;

/** What was said of a stroke, beside what was said before. */
export function bondOf(stroke: FollowedStroke, before: StrokeBond | undefined, now: number): StrokeBond {
  const { vertices } = stroke;
  const standing = standingOf(stroke);
  const lostBecause = standing === 'lost' ? (stroke.lostBecause ?? 'hidden') : null;
  return { standing, lostBecause, vertices, since: before?.standing === standing ? before.since : now };
}

function standingOf({ lostBecause, vertices }: FollowedStroke): StrokeBond['standing'] {
  const states = new Set(vertices.map(({ state }) => state));
  if (lostBecause !== null || !(states.has('tracked') || states.has('held'))) return 'lost';
  return states.has('tracked') ? 'tracked' : 'held';
}

/** A camera that gives five frames a second is no worse than that. */
const heldAfterMs = 250;
const lostAfterMs = 1_250;

/** What holds when no frame has come for a while: nobody knows what the tissue does meanwhile. */
export function withoutFrames(bonds: StrokeBonds, silentMs: number, now: number): StrokeBonds {
  if (silentMs < heldAfterMs) return bonds;
  const isLost = silentMs >= lostAfterMs;
  const worst = isLost ? 'lost' : 'held';
  const isWorse = ({ standing }: StrokeBond) => standing === 'tracked' || (isLost && standing === 'held');
  if (![...bonds.values()].some(isWorse)) return bonds;
  return new Map(
    [...bonds].map(([strokeId, bond]) => {
      if (!isWorse(bond)) return [strokeId, bond];
      const vertices = bond.vertices.map((vertex) => ({ ...vertex, state: isLost ? vertex.state : 'held' }) as const);
      return [strokeId, { standing: worst, since: now, lostBecause: isLost ? 'stalled' : null, vertices }];
    }),
  );
}
