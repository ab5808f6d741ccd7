import type { Point } from '../point.ts';
import { type Affine, applyAffine, moved, scaleOf } from './affine.ts';
import type { PatchAligner } from './align.ts';
import { type Anchor, randomOf, type Seed } from './anchor.ts';
import { type Confirmed, confirmSeeds } from './confirm-seeds.ts';
import { flow } from './follow.ts';
import { judge } from './judge.ts';
import { agreePx, fitRobust, type Match, type RobustFit } from './model.ts';
import { isInPicture } from './place-vertices.ts';
import type { Pyramid } from './pyramid.ts';
import { fastPxAFrame } from './usual-frame.ts';

/** From one picture to the next. */
export interface Step {
  readonly aligner: PatchAligner;
  readonly previous: Pyramid;
  readonly current: Pyramid;
  readonly dtMs: number;
  /** Without one, everything is looked at, however long it takes. */
  readonly budget?: Budget;
}

/** How long a step may take. Far seeds are left out first, the checks never. */
export interface Budget {
  readonly limitMs: number;
  /** Any clock, milliseconds. It is passed in, so that a recording replays with the clock that it had. */
  readonly now: () => number;
}

/** An anchor in the current picture, with what it saw of the scene's motion. */
export interface Stepped {
  readonly anchor: Anchor;
  /** Confirmed seeds, from the previous picture to the current one. */
  readonly motion: readonly Match[];
}

/** After a longer gap, what moved may be anywhere. */
const longFrameMs = 50;

/**
 * Follows an anchor that is not lost.
 *
 * @param mostSeeds only its nearest seeds, when there is no time for all
 */
export function stepAnchor(anchor: Anchor, step: Step, mostSeeds: number): Stepped {
  const random = randomOf(anchor);
  const flowed = flowSeeds(anchor, step, mostSeeds);
  const velocity = velocityOf(anchor, flowed, step.dtMs);
  const fit = fitRobust(matchesOf(flowed.filter(({ isFollowed }) => isFollowed)), agreePx, random);
  const shift = { x: velocity.x * step.dtMs, y: velocity.y * step.dtMs };
  const expected = fit?.model ?? moved(anchor.model, shift);
  const confirmed = confirmSeeds(flowed, { ...step, key: anchor.key, expected, isFitted: fit !== null });
  const refit = fitRobust(matchesOf(confirmed.filter(({ counts }) => counts)), agreePx, random);
  const resting = anchor.seeds.slice(flowed.length).map(({ key }) => restAt(key, expected));
  const seeds = [...keepInliers(confirmed, refit), ...resting];
  const judged = judge({ anchor, step, velocity, expected, seeds, considered: flowed.length, fit: plausible(refit) });
  return { anchor: judged, motion: judged.weakMs === 0 ? motionOf(anchor.seeds, seeds) : [] };
}

/** One for which there was no time. It is looked for again like one that was hidden. */
const restAt = (key: Point, model: Affine): Seed => ({
  key,
  at: applyAffine(model, key),
  isFollowed: false,
  credit: 0,
});

const matchesOf = (seeds: readonly Seed[]): Match[] => seeds.map(({ key, at }) => ({ from: key, to: at }));

function flowSeeds(anchor: Anchor, { aligner, previous, current, dtMs }: Step, mostSeeds: number): readonly Seed[] {
  const { seeds, velocity, weakMs } = anchor;
  const shift = { x: velocity.x * dtMs, y: velocity.y * dtMs };
  const isFast = weakMs > 0 || dtMs > longFrameMs || Math.hypot(shift.x, shift.y) >= fastPxAFrame;
  return seeds.slice(0, mostSeeds).map((seed) => {
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
  const places = new Map(fit?.inliers.map(({ from, to }) => [from, to]));
  return seeds.map(({ counts, ...seed }) => {
    const at = places.get(seed.key);
    return counts && !at ? { ...seed, isFollowed: false, credit: 0 } : { ...seed, at: at ?? seed.at };
  });
}

function plausible(fit: RobustFit | null): RobustFit | null {
  const scale = fit ? scaleOf(fit.model) : 0;
  return scale >= 0.35 && scale <= 3 ? fit : null;
}

const motionOf = (before: readonly Seed[], after: readonly Seed[]): Match[] =>
  after.flatMap(({ at, isFollowed, credit }, index) => {
    const from = before[index];
    return from && isFollowed && credit >= 2 ? [{ from: from.at, to: at }] : [];
  });
