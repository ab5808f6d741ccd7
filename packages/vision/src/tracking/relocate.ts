import { distance, type Point } from '../point.ts';
import { byteAt, floatAt } from '../typed-reads.ts';
import { type Affine, applyAffine, linearInverse } from './affine.ts';
import type { PatchAligner } from './align.ts';
import { type Anchor, longestHoldMs, randomOf, type Seed } from './anchor.ts';
import { pullToKey } from './follow.ts';
import { goodCorrelation } from './good-correlation.ts';
import { agreePx, fitRobust, type Match, meanOf } from './model.ts';
import { sampleWarpedPatch } from './patch.ts';
import { isInPicture, placeVertices } from './place-vertices.ts';
import { type Level, type Pyramid, topLevel } from './pyramid.ts';
import { correlationNear, matchRegion, type RegionMatch } from './region.ts';

const searchPatch = 15;
/** Turns (radians) and sizes in which a lost stroke is looked for, one of the fifteen a picture. */
const turns = [0, 0.15, -0.15, 0.3, -0.3] as const;
const zooms = [1, 0.85, 1.18] as const;
const leastCandidate = 0.6;
const candidatesTried = 2;
const candidatesApartPx = 4;
const leastMatches = 6;
const leastOfVisible = 0.5;
const leastOfAll = 0.3;
/** What must look as it did, before a stroke counts as found. */
interface Proof {
  readonly leastRegion: number;
  /** Of the vertices in the picture. */
  readonly leastShare: number;
  readonly leastLikeness: number;
}
const unexpectedProof: Proof = { leastRegion: 0.58, leastShare: 0.6, leastLikeness: 0.58 };
/** Where it was expected, an instrument may lie over some of it. */
const expectedProof: Proof = { leastRegion: 0.25, leastShare: 0.4, leastLikeness: 0.65 };
/** How much smaller or larger than drawn a stroke may be found, as areas. */
const leastArea = 0.15;
const mostArea = 6;
/** Six good pictures before it may be called tracked again. */
const probationMs = 200;

/**
 * Looks for a lost stroke where it is expected, then in the whole picture in one turn and size of the many; the same
 * anchor, a picture older, when it is not there.
 *
 * @param expected from the key picture to the current one, the likeliest first
 */
export function relocate(anchor: Anchor, picture: Pyramid, aligner: PatchAligner, expected: readonly Affine[]): Anchor {
  const older = { ...anchor, age: anchor.age + 1 };
  if (anchor.seeds.length < leastMatches) return older;
  for (const model of expected) {
    const found = verify(anchor, picture, aligner, model, expectedProof);
    if (found) return found;
  }
  const linear = hypothesis(anchor);
  const centre = meanOf(anchor.seeds.map(({ key }) => key));
  for (const peak of findPeaks(anchor.key[topLevel], centre, linear, picture[topLevel])) {
    const found = verify(anchor, picture, aligner, throughCentre(linear, centre, peak), unexpectedProof);
    if (found) return found;
  }
  return older;
}

function hypothesis({ calmModel: model, age }: Anchor): Affine {
  // Every second time as it was: most often the camera only looked away.
  const number = age % 2 === 0 ? 0 : (age - 1) / 2 + 1;
  const turn = turns[number % turns.length] ?? 0;
  const zoom = zooms[Math.floor(number / turns.length) % zooms.length] ?? 1;
  const size = Math.hypot(model.a, model.c);
  const angle = Math.atan2(model.c, model.a) + turn;
  const scale = (size > 0.4 && size < 2.5 ? size : 1) * zoom;
  const [cos, sin] = [Math.cos(angle) * scale, Math.sin(angle) * scale];
  return { a: cos, b: -sin, tx: 0, c: sin, d: cos, ty: 0 };
}

/** No mirror, and neither squeezed nor blown up. */
function isSolid({ a, b, c, d }: Affine): boolean {
  const determinant = a * d - b * c;
  return determinant > leastArea && determinant < mostArea;
}

function throughCentre(linear: Affine, centre: Point, peak: Point): Affine {
  const { x, y } = applyAffine(linear, centre);
  return { ...linear, tx: peak.x - x, ty: peak.y - y };
}

interface Peak extends Point {
  readonly correlation: number;
}

/** The best places of the whole smallest picture, in pixels of the whole one. */
function findPeaks(key: Level, centre: Point, linear: Affine, picture: Level): Point[] {
  const scale = 2 ** topLevel;
  const template = takeTemplate(key, { x: centre.x / scale, y: centre.y / scale }, linear);
  if (!template) return [];
  const candidates: Peak[] = [];
  const radius = (searchPatch - 1) / 2;
  for (let y = radius; y < picture.height - radius; y++) {
    for (let x = radius; x < picture.width - radius; x++) {
      const correlation = correlationAt(picture, template, x, y);
      if (correlation > leastCandidate) candidates.push({ x, y, correlation });
    }
  }
  candidates.sort((one, other) => other.correlation - one.correlation);
  const peaks: Peak[] = [];
  for (const candidate of candidates) {
    if (peaks.length === candidatesTried) break;
    if (peaks.every((peak) => distance(peak, candidate) >= candidatesApartPx)) peaks.push(candidate);
  }
  return peaks.map(({ x, y }) => ({ x: x * scale, y: y * scale }));
}

/** Without its mean and of length one; null where it is bare. */
function takeTemplate(key: Level, at: Point, linear: Affine): Float32Array | null {
  const template = new Float32Array(searchPatch ** 2);
  sampleWarpedPatch(key, at, linearInverse(linear), searchPatch, template);
  const mean = template.reduce((sum, luma) => sum + luma, 0) / template.length;
  const length = Math.sqrt(template.reduce((sum, luma) => sum + (luma - mean) ** 2, 0));
  return length < 1 ? null : template.map((luma) => (luma - mean) / length);
}

function correlationAt({ width, luma }: Level, template: Float32Array, centreX: number, centreY: number): number {
  const radius = (searchPatch - 1) / 2;
  let [sum, squares, products, index] = [0, 0, 0, 0];
  for (let row = -radius; row <= radius; row++) {
    let at = (centreY + row) * width + centreX - radius;
    for (let column = 0; column < searchPatch; column++) {
      const value = byteAt(luma, at);
      sum += value;
      squares += value * value;
      products += value * floatAt(template, index);
      at += 1;
      index += 1;
    }
  }
  const spread = squares - (sum * sum) / template.length;
  return spread > 1 ? products / Math.sqrt(spread) : 0;
}

/** Two rounds of alignment, then the region, which no seed has a part in. */
function verify(
  anchor: Anchor,
  picture: Pyramid,
  aligner: PatchAligner,
  hypothetical: Affine,
  proof: Proof,
): Anchor | null {
  const random = randomOf(anchor);
  const coarse = matchSeeds(anchor, picture, aligner, hypothetical, 3);
  const rough = enough(anchor, coarse, fitRobust(coarse.matches, agreePx * 1.2, random));
  if (!rough) return null;
  const fine = matchSeeds(anchor, picture, aligner, rough.model, 1);
  const fit = enough(anchor, fine, fitRobust(fine.matches, agreePx * 0.7, random));
  if (!fit || !isSolid(fit.model)) return null;
  const seen = matchRegion(anchor.region, picture, fit.model);
  const region = seen.whole;
  if (region < proof.leastRegion || !looksAlike(anchor, seen, fit.model, picture, proof)) return null;
  const foundAt = new Map(fit.inliers.map(({ from, to }) => [from, to]));
  const seeds = anchor.seeds.map(({ key }): Seed => {
    const at = foundAt.get(key);
    return { key, at: at ?? applyAffine(fit.model, key), isFollowed: at !== undefined, credit: at ? 2 : 0 };
  });
  // It is shown nowhere before it has proven itself.
  const rested = {
    ...anchor,
    vertices: anchor.vertices.map((vertex) => ({ ...vertex, heldMs: longestHoldMs + 1, likeness: region })),
  };
  const { model, inliers } = fit;
  return {
    ...anchor,
    seeds,
    model,
    calmModel: model,
    velocity: still,
    lostBecause: null,
    weakMs: 0,
    regionScore: region,
    regionBadMs: 0,
    probationMs,
    vertices: placeVertices({
      anchor: rested,
      model,
      inliers,
      isFirm: false,
      isRegionRight: true,
      seen,
      velocity: still,
      dtMs: 0,
      picture,
    }),
    age: anchor.age + 1,
  };
}

const still: Point = { x: 0, y: 0 };

function looksAlike(anchor: Anchor, seen: RegionMatch, model: Affine, picture: Pyramid, proof: Proof): boolean {
  const visible = anchor.keyVertices.filter((vertex) => isInPicture(applyAffine(model, vertex), picture, 0));
  const alike = visible.filter((vertex) => correlationNear(seen, vertex) >= proof.leastLikeness);
  return alike.length > 0 && alike.length >= proof.leastShare * visible.length;
}

interface SeedMatches {
  readonly matches: readonly Match[];
  /** How many seeds the picture could show. */
  readonly visible: number;
}

function matchSeeds(anchor: Anchor, picture: Pyramid, aligner: PatchAligner, model: Affine, from: 1 | 3): SeedMatches {
  const toKey = linearInverse(model);
  const matches: Match[] = [];
  let visible = 0;
  for (const { key } of anchor.seeds) {
    const guess = applyAffine(model, key);
    if (!isInPicture(guess, picture, 6)) continue;
    visible += 1;
    const pull = pullToKey(aligner, picture, { key: anchor.key, seed: key, toKey, guess, from });
    if (pull && pull.correlation > goodCorrelation) matches.push({ from: key, to: pull.at });
  }
  return { matches, visible };
}

function enough<Fit extends { readonly inliers: readonly Match[] }>(
  { seeds }: Anchor,
  { visible }: SeedMatches,
  fit: Fit | null,
): Fit | null {
  const least = Math.max(leastMatches, leastOfVisible * visible, leastOfAll * seeds.length);
  return fit && fit.inliers.length >= least ? fit : null;
}
