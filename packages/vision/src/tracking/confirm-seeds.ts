import { distance, type Point } from '../point.ts';
import { type Affine, applyAffine, linearInverse } from './affine.ts';
import type { PatchAligner } from './align.ts';
import type { Seed } from './anchor.ts';
import { type Pull, pullToKey } from './follow.ts';
import { goodCorrelation } from './good-correlation.ts';
import { agreePx } from './model.ts';
import { isInPicture } from './place-vertices.ts';
import type { Pyramid } from './pyramid.ts';
import { usualFrameMs } from './usual-frame.ts';

/** Correlation with the key picture from which a seed might be itself. */
const doubtfulCorrelation = 0.5;
const longestPullPx = 4;
/** A seed that is not followed may be found this far from where the model says it is, pixels. */
const returnReachPx = agreePx * 1.6;
const mostCredit = 5;
/** In a thirtieth of a second. */
const doubtCosts = 0.25;
const edgePx = 4;

export interface Confirmed extends Seed {
  /** Whether it may take part in the model of this picture. */
  readonly counts: boolean;
}

interface Confirmation {
  readonly aligner: PatchAligner;
  readonly key: Pyramid;
  readonly current: Pyramid;
  /** From the key picture to the current one, as far as flow can say. */
  readonly expected: Affine;
  /** Whether that was fitted to this picture, so that a seed which disagrees has strayed. */
  readonly isFitted: boolean;
  readonly dtMs: number;
}

/** Every seed by how it looked when drawn. Flow alone agrees with the codec's version of the motion. */
export function confirmSeeds(seeds: readonly Seed[], confirmation: Confirmation): Confirmed[] {
  const { aligner, key, current, expected, isFitted, dtMs } = confirmation;
  const toKey = linearInverse(expected);
  return seeds.map((seed) => {
    const predicted = applyAffine(expected, seed.key);
    const hasStrayed = isFitted && distance(predicted, seed.at) >= returnReachPx;
    const isFollowed = seed.isFollowed && !hasStrayed;
    const guess = isFollowed ? seed.at : predicted;
    if (!isInPicture(guess, current, edgePx)) return dropped(seed, guess);
    const from = isFollowed ? 1 : 2;
    const pull = pullToKey(aligner, current, { key, seed: seed.key, toKey, guess, from });
    return decide({ ...seed, isFollowed }, pull, predicted, (doubtCosts * dtMs) / usualFrameMs);
  });
}

const dropped = (seed: Seed, at: Point): Confirmed => ({ ...seed, at, isFollowed: false, credit: 0, counts: false });

function decide(seed: Seed, pull: Pull | null, predicted: Point, doubt: number): Confirmed {
  const { isFollowed, credit } = seed;
  if (!pull) return dropped(seed, predicted);
  if (pull.correlation > goodCorrelation && pull.distancePx < (isFollowed ? longestPullPx : returnReachPx)) {
    const renewed = Math.min(mostCredit, credit + 1);
    const counts = isFollowed || renewed >= 2;
    return { ...seed, at: pull.at, isFollowed: counts, credit: renewed, counts };
  }
  const mayDoubt = isFollowed && credit > 0 && pull.correlation > doubtfulCorrelation;
  return mayDoubt ? { ...seed, credit: credit - doubt, counts: true } : dropped(seed, predicted);
}
