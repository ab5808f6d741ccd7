import type { Point } from '../point.ts';
import { type Affine, applyAffine } from './affine.ts';
import { type Anchor, type AnchoredVertex, longestHoldMs } from './anchor.ts';
import type { Match } from './model.ts';
import type { Pyramid } from './pyramid.ts';

/** How far a seed speaks for its surroundings: standard deviation, pixels. */
const reachPx = 20;
/** Weight of the model itself against what the seeds say beyond it. */
const modelWeight = 0.35;
/** About one seed right beside the vertex. */
const leastSupport = 0.9;

export function isInPicture({ x, y }: Point, [{ width, height }]: Pyramid, marginPx: number): boolean {
  return x >= marginPx && y >= marginPx && x < width - marginPx && y < height - marginPx;
}

interface Placing {
  readonly anchor: Anchor;
  readonly model: Affine;
  readonly inliers: readonly Match[];
  /** Whether the stroke as a whole may be called tracked. */
  readonly isFirm: boolean;
  readonly dtMs: number;
  readonly picture: Pyramid;
}

/** Where each vertex is, by the model and by what the seeds beside it do beyond the model. */
export function placeVertices(placing: Placing): AnchoredVertex[] {
  const { anchor, model, inliers, isFirm, dtMs, picture } = placing;
  const beyond = inliers.map(({ from, to }) => {
    const predicted = applyAffine(model, from);
    return { from, x: to.x - predicted.x, y: to.y - predicted.y };
  });
  return anchor.keyVertices.map((vertex, index) => {
    const { at, support } = placeVertex(vertex, model, beyond);
    const isVisible = isInPicture(at, picture, 0);
    if (isFirm && support >= leastSupport && isVisible) return { at, state: 'tracked', heldMs: 0 };
    const heldMs = (anchor.vertices[index]?.heldMs ?? 0) + dtMs;
    return { at, state: isVisible && heldMs <= longestHoldMs ? 'held' : 'lost', heldMs };
  });
}

interface Beyond extends Point {
  readonly from: Point;
}

function placeVertex(vertex: Point, model: Affine, beyond: readonly Beyond[]): { at: Point; support: number } {
  const base = applyAffine(model, vertex);
  let [support, x, y] = [0, 0, 0];
  for (const seed of beyond) {
    const squared = (seed.from.x - vertex.x) ** 2 + (seed.from.y - vertex.y) ** 2;
    const weight = Math.exp(-squared / (2 * reachPx ** 2));
    support += weight;
    x += weight * seed.x;
    y += weight * seed.y;
  }
  const whole = support + modelWeight;
  return { at: { x: base.x + x / whole, y: base.y + y / whole }, support };
}
