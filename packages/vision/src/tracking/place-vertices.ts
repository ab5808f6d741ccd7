import type { Point } from '../point.ts';
import { type Affine, applyAffine } from './affine.ts';
import { type Anchor, type AnchoredVertex, longestHoldMs } from './anchor.ts';
import { unsurenessThrough } from './certainty.ts';
import type { KeyPlace, Match } from './model.ts';
import type { Pyramid } from './pyramid.ts';
import { correlationNear, type RegionMatch } from './region.ts';
import { usualFrameMs } from './usual-frame.ts';

/** How far a seed speaks for its surroundings: standard deviation, pixels. */
const reachPx = 20;
/** Weight of the model itself against what the seeds say beyond it. */
const modelWeight = 0.35;
/** About one seed right beside the vertex. */
const leastSupport = 0.9;
/**
 * Surroundings that look alike along an edge cannot contradict: there the seeds together must be as sure as one of them
 * would be right there.
 */
const mostUnsure = 1;
/** How alike a vertex's surroundings must be to the key, smoothed and now, by what else speaks for it. */
const leastLikeness = {
  /** Seeds beside it, in a region that looks right. */
  supported: { smoothed: 0.45, now: 0.35 },
  /** A region that looks right. */
  unsupported: { smoothed: 0.6, now: 0.5 },
  /** An instrument may cover most of the region. */
  alone: { smoothed: 0.66, now: 0.56 },
};
/** A picture that moves fast is blurred, and its doubles look alike: so much more is asked for each pixel a picture. */
const likenessAPixel = 0.02;
const mostForSpeed = 0.25;
/** Of the vertices in the picture. Where the region looks wrong, one alone may look right by chance. */
const leastTogether = 0.25;
/** What is not seen is uncertain sooner where the region looks wrong, and the further everything moves. */
const wrongRegionAges = 4;
const agesAPixelMs = 30;

export function isInPicture({ x, y }: Point, [{ width, height }]: Pyramid, marginPx: number): boolean {
  return x >= marginPx && y >= marginPx && x < width - marginPx && y < height - marginPx;
}

interface Placing {
  readonly anchor: Anchor;
  readonly model: Affine;
  readonly inliers: readonly Match[];
  /** Whether seeds say where the stroke is, and it has proven itself. */
  readonly isFirm: boolean;
  /** Whether the region as a whole looks as it did. */
  readonly isRegionRight: boolean;
  /** Null where nothing was fitted. */
  readonly seen: RegionMatch | null;
  /** Pixels a millisecond. */
  readonly velocity: Point;
  readonly dtMs: number;
  readonly picture: Pyramid;
}

/** Where each vertex is, by the model and by what the seeds beside it do beyond the model. */
export function placeVertices(placing: Placing): AnchoredVertex[] {
  const { anchor, model, inliers, isFirm, isRegionRight, seen, velocity, dtMs, picture } = placing;
  const beyond = inliers.map(({ from, to }) => {
    const predicted = applyAffine(model, from);
    return { from, x: to.x - predicted.x, y: to.y - predicted.y };
  });
  const unsureness = unsurenessThrough(inliers.map(({ from }) => from));
  const blend = blendIn(dtMs);
  const shiftPx = Math.hypot(velocity.x, velocity.y) * dtMs;
  const agesMs = dtMs * (isRegionRight ? 1 : wrongRegionAges) + shiftPx * agesAPixelMs;
  const speedPx = Math.hypot(velocity.x, velocity.y) * usualFrameMs;
  const placed = anchor.keyVertices.map((vertex, index) => {
    const { at, support } = placeVertex(vertex, model, beyond);
    const likenessNow = seen ? correlationNear(seen, vertex) : -1;
    const { likeness: was, heldMs } = anchor.vertices[index] ?? { likeness: 0, heldMs: 0 };
    const likeness = was + (likenessNow - was) * blend;
    const isVisible = isInPicture(at, picture, 0);
    const evidence = { support, likeness, likenessNow, isRegionRight, speedPx };
    const isSure = anchor.telling[index] || support >= leastSupport || unsureness(vertex) <= mostUnsure;
    const isSeen = isFirm && isVisible && isSure && isBelieved(evidence);
    return { at, likeness, isVisible, isSeen, heldMs: heldMs + agesMs };
  });
  const visible = placed.filter(({ isVisible }) => isVisible).length;
  const seenNow = placed.filter(({ isSeen }) => isSeen).length;
  const isTogether = isRegionRight || seenNow >= Math.max(2, leastTogether * visible);
  return placed.map(({ at, likeness, isVisible, isSeen, heldMs }) => {
    if (isSeen && isTogether) return { at, state: 'tracked', heldMs: 0, likeness };
    return { at, state: isVisible && heldMs <= longestHoldMs ? 'held' : 'lost', heldMs, likeness };
  });
}

/** How much of a new value counts in a smoothed one: a quarter in a thirtieth of a second. */
export const blendIn = (dtMs: number): number => 1 - 0.75 ** (dtMs / usualFrameMs);

interface Evidence {
  readonly support: number;
  readonly likeness: number;
  readonly likenessNow: number;
  readonly isRegionRight: boolean;
  /** Pixels in a thirtieth of a second. */
  readonly speedPx: number;
}

/** A vertex is believed when its own surroundings look as they did; the less else speaks for it, the more so. */
function isBelieved({ support, likeness, likenessNow, isRegionRight, speedPx }: Evidence): boolean {
  const beside = support >= leastSupport ? leastLikeness.supported : leastLikeness.unsupported;
  const { smoothed, now } = isRegionRight ? beside : leastLikeness.alone;
  const more = Math.min(mostForSpeed, speedPx * likenessAPixel);
  return likeness >= smoothed + more && likenessNow >= now + more;
}

interface Beyond extends Point {
  readonly from: KeyPlace;
}

function placeVertex(vertex: Point, model: Affine, beyond: readonly Beyond[]): { at: Point; support: number } {
  const base = applyAffine(model, vertex);
  let [all, support, x, y] = [0, 0, 0, 0];
  for (const seed of beyond) {
    const squared = (seed.from.x - vertex.x) ** 2 + (seed.from.y - vertex.y) ** 2;
    const weight = Math.exp(-squared / (2 * reachPx ** 2));
    all += weight;
    if (!seed.from.slidesAlong) support += weight;
    x += weight * seed.x;
    y += weight * seed.y;
  }
  const whole = all + modelWeight;
  return { at: { x: base.x + x / whole, y: base.y + y / whole }, support };
}
