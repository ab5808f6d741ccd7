import type { Point } from '../point.ts';
import { type Affine, moved, scaleOf } from './affine.ts';
import type { PatchAligner } from './align.ts';
import { type Anchor, type LossReason, longestHoldMs, randomOf, type Seed } from './anchor.ts';
import { type Confirmed, confirmSeeds } from './confirm-seeds.ts';
import { flow } from './follow.ts';
import { agreePx, fitRobust, type Match, type RobustFit } from './model.ts';
import { isInPicture, placeVertices } from './place-vertices.ts';
import type { Pyramid } from './pyramid.ts';
import { regionCorrelation } from './region.ts';

/** From one picture to the next. */
export interface Step {
  readonly aligner: PatchAligner;
  readonly previous: Pyramid;
  readonly current: Pyramid;
  readonly dtMs: number;
}

/** An anchor in the current picture, with what it saw of the scene's motion. */
export interface Stepped {
  readonly anchor: Anchor;
  /** Confirmed seeds, from the previous picture to the current one. */
  readonly motion: readonly Match[];
}

const usualFrameMs = 1_000 / 30;

const fastPxAFrame = 3;
const leastInliers = 4;
const leastInlierShare = 0.25;
const leastRegionScore = 0.3;
const leastRegionNow = 0.15;
const provenRegion = 0.5;
const goneAfterMs = 3 * usualFrameMs;

/** Follows an anchor that is not lost. */
export function stepAnchor(anchor: Anchor, step: Step): Stepped {
  const random = randomOf(anchor);
  const flowed = flowSeeds(anchor, step);
  const velocity = velocityOf(anchor, flowed, step.dtMs);
  const fit = fitRobust(matchesOf(flowed.filter(({ isFollowed }) => isFollowed)), agreePx, random);
  const shift = { x: velocity.x * step.dtMs, y: velocity.y * step.dtMs };
  const expected = fit?.model ?? moved(anchor.model, shift);
  const confirmed = confirmSeeds(flowed, { ...step, key: anchor.key, expected, isFitted: fit !== null });
  const refit = fitRobust(matchesOf(confirmed.filter(({ counts }) => counts)), agreePx, random);
  return judge({ anchor, step, velocity, expected, seeds: keepInliers(confirmed, refit), fit: plausible(refit) });
}

const matchesOf = (seeds: readonly Seed[]): Match[] => seeds.map(({ key, at }) => ({ from: key, to: at }));

function flowSeeds({ seeds, velocity, weakMs }: Anchor, { aligner, previous, current, dtMs }: Step): readonly Seed[] {
  const shift = { x: velocity.x * dtMs, y: velocity.y * dtMs };
  const isFast = weakMs > 0 || Math.hypot(velocity.x, velocity.y) * usualFrameMs >= fastPxAFrame;
  return seeds.map((seed) => {
    if (!seed.isFollowed) return seed;
    const guess = { x: seed.at.x + shift.x, y: seed.at.y + shift.y };
    const at = flow(aligner, [previous, current], seed.at, guess, isFast);
    return at && isInPicture(at, current, 4) ? { ...seed, at } : { ...seed, isFollowed: false };
  });
}

/** Of most of the seeds, a little slower: what moved may stop. */
function velocityOf({ seeds, velocity }: Anchor, flowed: readonly Seed[], dtMs: number): Point {
  const moves = flowed.flatMap(({ at, isFollowed }, index) => {
    const before = seeds[index]?.at;
    return isFollowed && before ? [{ x: at.x - before.x, y: at.y - before.y }] : [];
  });
  if (moves.length === 0) return { x: velocity.x * 0.7, y: velocity.y * 0.7 };
  const along = (axis: 'x' | 'y') => (median(moves.map((move) => move[axis])) * 0.9) / dtMs;
  return { x: along('x'), y: along('y') };
}

const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[values.length >> 1] ?? 0;

function keepInliers(seeds: readonly Confirmed[], fit: RobustFit | null): readonly Seed[] {
  const inliers = new Set(fit?.inliers.map(({ from }) => from));
  return seeds.map(({ counts, ...seed }) =>
    counts && !inliers.has(seed.key) ? { ...seed, isFollowed: false, credit: 0 } : seed,
  );
}

function plausible(fit: RobustFit | null): RobustFit | null {
  const scale = fit ? scaleOf(fit.model) : 0;
  return scale >= 0.35 && scale <= 3 ? fit : null;
}

interface Judgement {
  readonly anchor: Anchor;
  readonly step: Step;
  readonly velocity: Point;
  readonly expected: Affine;
  readonly seeds: readonly Seed[];
  readonly fit: RobustFit | null;
}

function judge({ anchor, step, velocity, expected, seeds, fit }: Judgement): Stepped {
  const { current, dtMs } = step;
  const isStrong = fit !== null && fit.inliers.length >= Math.max(leastInliers, leastInlierShare * seeds.length);
  const model = fit?.model ?? expected;
  const region = fit ? regionCorrelation(anchor.region, current, model) : -1;
  const regionScore = anchor.regionScore + (region - anchor.regionScore) * (1 - 0.75 ** (dtMs / usualFrameMs));
  const regionBadMs = regionScore < leastRegionScore ? anchor.regionBadMs + dtMs : 0;
  const isProving = isStrong && region > provenRegion;
  const probationMs = isProving ? Math.max(0, anchor.probationMs - dtMs) : anchor.probationMs;
  const isFirm = isStrong && regionScore >= leastRegionScore && region > leastRegionNow && probationMs === 0;
  const weakMs = isStrong ? 0 : anchor.weakMs + dtMs;
  const vertices = placeVertices({ anchor, model, inliers: fit?.inliers ?? [], isFirm, dtMs, picture: current });
  const isOut = !vertices.some(({ at }) => isInPicture(at, current, 0));
  const lostBecause = lossOf({ weakMs, regionBadMs, isOut });
  return {
    anchor: {
      ...anchor,
      seeds,
      model,
      velocity,
      weakMs,
      regionScore,
      regionBadMs,
      probationMs,
      lostBecause,
      vertices: lostBecause ? vertices.map((vertex) => ({ ...vertex, state: 'lost' })) : vertices,
      age: anchor.age + 1,
    },
    motion: isStrong ? motionOf(anchor.seeds, seeds) : [],
  };
}

function lossOf(seen: { weakMs: number; regionBadMs: number; isOut: boolean }): LossReason | null {
  if (seen.weakMs > goneAfterMs && seen.isOut) return 'left';
  if (seen.weakMs > longestHoldMs) return 'hidden';
  return seen.regionBadMs > longestHoldMs ? 'changed' : null;
}

const motionOf = (before: readonly Seed[], after: readonly Seed[]): Match[] =>
  after.flatMap(({ at, isFollowed, credit }, index) => {
    const from = before[index];
    return from && isFollowed && credit >= 2 ? [{ from: from.at, to: at }] : [];
  });
