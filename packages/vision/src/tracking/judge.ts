import type { Point } from '../point.ts';
import type { Affine } from './affine.ts';
import { type Anchor, type AnchoredVertex, type LossReason, longestHoldMs, type Seed } from './anchor.ts';
import type { RobustFit } from './model.ts';
import { blendIn, isInPicture, placeVertices } from './place-vertices.ts';
import type { Pyramid } from './pyramid.ts';
import { matchRegion, type RegionMatch } from './region.ts';
import type { Step } from './step-anchor.ts';
import { fastPxAFrame, usualFrameMs } from './usual-frame.ts';

const leastInliers = 4;
const leastInlierShare = 0.25;
const leastRegionScore = 0.3;
const leastRegionNow = 0.15;
const provenRegion = 0.5;
/** It counts twice. */
const surelyProven = 0.75;
const unlikeRegion = 0.12;
const coveredRate = 0.2;
const leastSeenShare = 0.2;
const goneAfterMs = 3 * usualFrameMs;

export interface Judgement {
  readonly anchor: Anchor;
  readonly step: Step;
  readonly velocity: Point;
  /** Where flow has it. */
  readonly expected: Affine;
  readonly seeds: readonly Seed[];
  /** How many of them were looked for. */
  readonly considered: number;
  readonly fit: RobustFit | null;
}

/** What is to be believed of where the seeds say that a stroke is. */
export function judge(judgement: Judgement): Anchor {
  const { anchor, step, velocity, expected, seeds, fit } = judgement;
  const { current, dtMs } = step;
  const model = fit?.model ?? expected;
  const seen = fit ? matchRegion(anchor.region, current, model) : null;
  const region = judgeRegion(judgement, seen);
  const { isFirm, isRegionRight, ...told } = region;
  const inliers = fit?.inliers ?? [];
  const placing = { anchor, model, inliers, isFirm, isRegionRight, seen, velocity, dtMs, picture: current };
  const vertices = placeVertices(placing);
  const isContradicted = region.regionScore < provenRegion && !isMostlySeen(vertices, current);
  const regionBadMs = isContradicted ? anchor.regionBadMs + dtMs * doubtRate(region) : 0;
  const isOut = !vertices.some(({ at }) => isInPicture(at, current, 0));
  const lostBecause = lossOf({ weakMs: region.weakMs, regionBadMs, isOut });
  const isCalm = Math.hypot(velocity.x, velocity.y) * usualFrameMs < fastPxAFrame;
  return {
    ...anchor,
    ...told,
    seeds,
    model,
    calmModel: isFirm && isCalm && region.regionScore >= provenRegion ? model : anchor.calmModel,
    velocity,
    regionBadMs,
    lostBecause,
    vertices: lostBecause ? vertices.map((vertex) => ({ ...vertex, state: 'lost' })) : vertices,
    age: anchor.age + 1,
  };
}

function judgeRegion({ anchor, step, considered, fit }: Judgement, seen: RegionMatch | null) {
  const { dtMs } = step;
  const isStrong = fit !== null && fit.inliers.length >= Math.max(leastInliers, leastInlierShare * considered);
  const now = seen?.whole ?? -1;
  const regionScore = anchor.regionScore + (now - anchor.regionScore) * blendIn(dtMs);
  const isProving = isStrong && now > provenRegion;
  const provedMs = now > surelyProven ? 2 * dtMs : dtMs;
  const probationMs = isProving ? Math.max(0, anchor.probationMs - provedMs) : anchor.probationMs;
  return {
    isFirm: isStrong && probationMs === 0,
    isRegionRight: regionScore >= leastRegionScore && now > leastRegionNow,
    regionScore,
    probationMs,
    weakMs: isStrong ? 0 : anchor.weakMs + dtMs,
  };
}

/** Seeds that agree on a place where little looks as it did: most often an instrument lies over it, and will go. */
const doubtRate = ({ regionScore, probationMs }: { regionScore: number; probationMs: number }): number =>
  probationMs > 0 || regionScore < unlikeRegion ? 1 : coveredRate;

function isMostlySeen(vertices: readonly AnchoredVertex[], picture: Pyramid): boolean {
  const visible = vertices.filter(({ at }) => isInPicture(at, picture, 0));
  return visible.filter(({ state }) => state === 'tracked').length > leastSeenShare * visible.length;
}

function lossOf(seen: { weakMs: number; regionBadMs: number; isOut: boolean }): LossReason | null {
  if (seen.weakMs > goneAfterMs && seen.isOut) return 'left';
  if (seen.weakMs > longestHoldMs) return 'hidden';
  return seen.regionBadMs > longestHoldMs ? 'changed' : null;
}
