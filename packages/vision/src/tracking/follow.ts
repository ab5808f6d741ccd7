import { distance, type Point } from '../point.ts';
import type { Affine } from './affine.ts';
import type { PatchAligner } from './align.ts';
import { type Pyramid, topLevel } from './pyramid.ts';

const flowPatch = 11;
const keyPatch = 13;
const iterations = { whole: 8, smaller: 5, key: 8 };
const tolerancePx = [0.04, 0.1, 0.15, 0.15] as const;
const keyTolerancePx = [0.04, 0.08, 0.15, 0.15] as const;

type LevelNumber = 0 | 1 | 2 | 3;
const levelsDown = (from: LevelNumber): readonly LevelNumber[] =>
  ([3, 2, 1, 0] as const).filter((level) => level <= from);
const scaled = ({ x, y }: Point, factor: number): Point => ({ x: x * factor, y: y * factor });

/**
 * Where a place of one picture is in the next (pyramidal Lucas-Kanade; J.-Y. Bouguet, 2000). Null when it cannot be seen.
 *
 * @param guess where it might be
 * @param isFast looked for from far, on the smallest picture too
 */
export function flow(
  aligner: PatchAligner,
  [previous, current]: readonly [Pyramid, Pyramid],
  at: Point,
  guess: Point,
  isFast: boolean,
): Point | null {
  const top = isFast ? topLevel : 2;
  let place = scaled(guess, 0.5 ** top);
  for (const level of levelsDown(top)) {
    aligner.take(previous[level], scaled(at, 0.5 ** level), flowPatch);
    const found = aligner.align(current[level], place, {
      iterations: level === 0 ? iterations.whole : iterations.smaller,
      tolerancePx: tolerancePx[level],
      matchesContrast: false,
    });
    if (found.isFound) place = found.at;
    else if (level === 0) return null;
    if (level > 0) place = scaled(place, 2);
  }
  return place;
}

export interface Pull {
  readonly at: Point;
  /** The better one of the whole and the half picture, -1 to 1. */
  readonly correlation: number;
  /** How far from the guess, pixels. */
  readonly distancePx: number;
}

export interface PullWish {
  readonly key: Pyramid;
  readonly seed: Point;
  /** What an offset of the current picture is on the key. */
  readonly toKey: Affine;
  readonly guess: Point;
  readonly from: LevelNumber;
}

/** Where a seed is in the picture, by how it looked when drawn: this alone does not drift. Null when it is not there. */
export function pullToKey(
  aligner: PatchAligner,
  picture: Pyramid,
  { key, seed, toKey, guess, from }: PullWish,
): Pull | null {
  let place = scaled(guess, 0.5 ** from);
  let correlation = 0;
  for (const level of levelsDown(from)) {
    aligner.takeWarped(key[level], scaled(seed, 0.5 ** level), toKey, keyPatch);
    const found = aligner.align(picture[level], place, {
      iterations: iterations.key,
      tolerancePx: keyTolerancePx[level],
      matchesContrast: true,
    });
    if (!found.isFound) return null;
    if (level <= 1) correlation = Math.max(correlation, found.correlation);
    place = level > 0 ? scaled(found.at, 2) : found.at;
  }
  return { at: place, correlation, distancePx: distance(place, guess) };
}
