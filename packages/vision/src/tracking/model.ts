import { distance, type Point } from '../point.ts';
import { type Affine, applyAffine, scaleOf } from './affine.ts';

/** A place on the key picture. One on an edge slides unnoticed along it, and only says how far across the edge is. */
export interface KeyPlace extends Point {
  /** Of length one. */
  readonly slidesAlong?: Point;
}

/** A place on the key picture, and where it is now. */
export interface Match {
  readonly from: KeyPlace;
  readonly to: Point;
}

export interface RobustFit {
  readonly model: Affine;
  /** Those of the matches that agree with it; what slides, where the model has it along its edge. */
  readonly inliers: readonly Match[];
}

/** Seeds of a stroke further from its model than this are somebody else's, pixels. */
export const agreePx = 8;
const draws = 40;
const leastInliers = 3;
/** Two matches that lie closer say nothing about turn and size. */
const leastBasePx = 10;
/** Towards the similarity: a few matches on a line leave an affine's other direction open. Square pixels a match. */
const ridge = 60;

/**
 * What most of the matches say: a similarity drawn from pairs (RANSAC; M. Fischler, R. Bolles, 1981), then an affine over
 * all that agree. Null when fewer than three do.
 *
 * @param thresholdPx matches within this distance agree
 */
export function fitRobust(matches: readonly Match[], thresholdPx: number, random: () => number): RobustFit | null {
  const fixed = matches.filter(({ from }) => !from.slidesAlong);
  if (fixed.length < leastInliers) return null;
  const agreeing = (model: Affine, among: readonly Match[]) =>
    among.map((match) => heldAlong(model, match)).filter((match) => missOf(model, match) < thresholdPx);
  const drawn = bestDrawn(fixed, thresholdPx, random);
  let inliers = drawn ? agreeing(drawn, fixed) : [];
  if (!drawn || inliers.length < leastInliers) return null;
  let model = drawn;
  // What slides has no say in how far along its edge everything is, so it comes when that is known.
  for (const among of [fixed, fixed, ...(fixed.length < matches.length ? [matches, matches] : [])]) {
    const next = agreeing(model, among);
    if (next.length < leastInliers) break;
    inliers = next;
    model = inliers.length >= 5 ? fitAffine(inliers) : fitSimilarity(inliers);
  }
  return { model, inliers };
}

/** Where a match is when what cannot be seen of it is as the model says. */
function heldAlong(model: Affine, match: Match): Match {
  const { slidesAlong } = match.from;
  if (!slidesAlong) return match;
  const base = applyAffine(model, match.from);
  const tip = applyAffine(model, { x: match.from.x + slidesAlong.x, y: match.from.y + slidesAlong.y });
  const [alongX, alongY] = [tip.x - base.x, tip.y - base.y];
  const slid = ((match.to.x - base.x) * alongX + (match.to.y - base.y) * alongY) / (alongX ** 2 + alongY ** 2);
  return { from: match.from, to: { x: match.to.x - slid * alongX, y: match.to.y - slid * alongY } };
}

const missOf = (model: Affine, { from, to }: Match): number => distance(applyAffine(model, from), to);

function bestDrawn(matches: readonly Match[], thresholdPx: number, random: () => number): Affine | null {
  let best: Affine | null = null;
  let bestScore = 0;
  const draw = () => matches[Math.floor(random() * matches.length)];
  for (let round = 0; round < draws; round++) {
    const [one, other] = [draw(), draw()];
    if (!one || !other || distance(one.from, other.from) < leastBasePx) continue;
    const model = fitSimilarity([one, other]);
    const score = scaleOf(model) < 0.3 || scaleOf(model) > 3 ? 0 : scoreOf(model, matches, thresholdPx);
    if (score > bestScore) [best, bestScore] = [model, score];
  }
  return best;
}

/** How many agree, the closer ones for more. */
function scoreOf(model: Affine, matches: readonly Match[], thresholdPx: number): number {
  let score = 0;
  for (const match of matches) {
    const miss = missOf(model, match);
    if (miss < thresholdPx) score += 1 - miss / thresholdPx / 2;
  }
  return score;
}

interface Moments {
  readonly from: Point;
  readonly to: Point;
  readonly xx: number;
  readonly xy: number;
  readonly yy: number;
  /** Products of from and to: x with x, y with x, and so on. */
  readonly xu: number;
  readonly yu: number;
  readonly xv: number;
  readonly yv: number;
}

/** Least squares: turn, size and shift. */
function fitSimilarity(matches: readonly Match[]): Affine {
  const { from, to, xx, yy, xu, yv, xv, yu } = momentsOf(matches);
  const spread = xx + yy + 1e-9;
  return throughMeans((xu + yv) / spread, -(xv - yu) / spread, (xv - yu) / spread, (xu + yv) / spread, from, to);
}

/** Least squares, pulled a little towards the similarity. */
function fitAffine(matches: readonly Match[]): Affine {
  const similar = fitSimilarity(matches);
  const { from, to, ...sums } = momentsOf(matches);
  const pull = ridge * matches.length;
  const [xx, yy, xy] = [sums.xx + pull, sums.yy + pull, sums.xy];
  const determinant = xx * yy - xy * xy;
  const row = (alongX: number, alongY: number) =>
    [(alongX * yy - alongY * xy) / determinant, (alongY * xx - alongX * xy) / determinant] as const;
  const [a, b] = row(sums.xu + pull * similar.a, sums.yu + pull * similar.b);
  const [c, d] = row(sums.xv + pull * similar.c, sums.yv + pull * similar.d);
  return throughMeans(a, b, c, d, from, to);
}

const throughMeans = (a: number, b: number, c: number, d: number, from: Point, to: Point): Affine => ({
  a,
  b,
  tx: to.x - a * from.x - b * from.y,
  c,
  d,
  ty: to.y - c * from.x - d * from.y,
});

function momentsOf(matches: readonly Match[]): Moments {
  const from = meanOf(matches.map((match) => match.from));
  const to = meanOf(matches.map((match) => match.to));
  let [xx, xy, yy, xu, yu, xv, yv] = [0, 0, 0, 0, 0, 0, 0];
  for (const match of matches) {
    const [x, y] = [match.from.x - from.x, match.from.y - from.y];
    const [u, v] = [match.to.x - to.x, match.to.y - to.y];
    xx += x * x;
    xy += x * y;
    yy += y * y;
    xu += x * u;
    yu += y * u;
    xv += x * v;
    yv += y * v;
  }
  return { from, to, xx, xy, yy, xu, yu, xv, yv };
}

export function meanOf(points: readonly Point[]): Point {
  let [x, y] = [0, 0];
  for (const point of points) [x, y] = [x + point.x, y + point.y];
  return { x: x / points.length, y: y / points.length };
}
