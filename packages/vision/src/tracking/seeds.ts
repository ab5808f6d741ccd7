import { distance, type Point } from '../point.ts';
import { byteAt } from '../typed-reads.ts';
import type { KeyPlace } from './model.ts';
import type { Level, Pyramid } from './pyramid.ts';
import { slideOf } from './slide.ts';

/** Seeds lie within this distance of the stroke, pixels of the whole picture. */
const reachPx = 34;
export const mostSeeds = 16;
/** They tell less, so that they may not take the others' places. */
const mostSliding = mostSeeds / 2;
const leastApartPx = 9;
/** Nearer corners are worth more: half of it at this distance, pixels of the half picture. */
const halfWorthPx = 14;
/** Highlights move by themselves. */
const saturated = 225;
const mostSaturated = 2;
/** The rim of a round picture and the bars beside a narrow one stand still whatever the tissue does. */
const darkest = 24;
const windowRadius = 4;
/** Seeds are looked for on the half picture: what is a corner there survives the codec. */
export const seedLevel = 1;

interface Candidate {
  readonly at: Point;
  readonly worth: number;
}

/**
 * Places around a stroke that can be found again: strong corners (J. Shi, C. Tomasi, 1994), spread out. The nearest come
 * first.
 */
export function chooseSeeds(pyramid: Pyramid, vertices: readonly Point[]): KeyPlace[] {
  const candidates = candidatesNear(pyramid[seedLevel], vertices).sort((one, other) => other.worth - one.worth);
  const fixed: KeyPlace[] = [];
  const sliding: KeyPlace[] = [];
  for (const { at } of candidates) {
    if (fixed.length + sliding.length === mostSeeds) break;
    if ([...fixed, ...sliding].some((seed) => distance(seed, at) < leastApartPx)) continue;
    const slide = slideOf(pyramid[seedLevel], { x: at.x / 2, y: at.y / 2 });
    if (slide === null) fixed.push(at);
    else if (slide !== 'anywhere' && sliding.length < mostSliding) sliding.push({ ...at, slidesAlong: slide });
  }
  return [...nearestFirst(fixed, vertices), ...nearestFirst(sliding, vertices)];
}

/** Whether a place's surroundings tell where it is. */
export function isTelling(pyramid: Pyramid, { x, y }: Point): boolean {
  const level = pyramid[seedLevel];
  const at = { x: Math.round(x / 2), y: Math.round(y / 2) };
  const edge = windowRadius + 2;
  const isInside = at.x >= edge && at.y >= edge && at.x < level.width - edge && at.y < level.height - edge;
  return isInside && cornerAt(level, at.x, at.y) > 0 && slideOf(level, at) === null;
}

function nearestFirst(seeds: readonly KeyPlace[], vertices: readonly Point[]): KeyPlace[] {
  const away = new Map(seeds.map((seed) => [seed, Math.min(...vertices.map((vertex) => distance(vertex, seed)))]));
  return seeds.toSorted((one, other) => (away.get(one) ?? 0) - (away.get(other) ?? 0));
}

function candidatesNear(level: Level, vertices: readonly Point[]): Candidate[] {
  const halves = vertices.map(({ x, y }) => ({ x: x / 2, y: y / 2 }));
  const edge = windowRadius + 2;
  const [fromX, toX] = spanOf(
    halves.map(({ x }) => x),
    edge,
    level.width - edge - 1,
  );
  const [fromY, toY] = spanOf(
    halves.map(({ y }) => y),
    edge,
    level.height - edge - 1,
  );
  const candidates: Candidate[] = [];
  for (let y = fromY; y <= toY; y += 2) {
    for (let x = fromX; x <= toX; x += 2) {
      const away = Math.min(...halves.map((vertex) => distance(vertex, { x, y })));
      if (away * 2 >= reachPx) continue;
      const worth = cornerAt(level, x, y) / (1 + (away / halfWorthPx) ** 2);
      if (worth > 0) candidates.push({ at: { x: 2 * x, y: 2 * y }, worth });
    }
  }
  return candidates;
}

const spanOf = (values: readonly number[], least: number, most: number): readonly [number, number] => [
  Math.max(least, Math.trunc(Math.min(...values) - reachPx / 2)),
  Math.min(most, Math.trunc(Math.max(...values) + reachPx / 2)),
];

/** The weaker of the two gradients around a pixel; 0 at a highlight, and where the picture is black. */
export function cornerAt({ width, luma }: Level, centreX: number, centreY: number): number {
  let [xx, xy, yy, bright, black] = [0, 0, 0, 0, 0];
  for (let y = centreY - windowRadius; y <= centreY + windowRadius; y++) {
    for (let x = centreX - windowRadius; x <= centreX + windowRadius; x++) {
      const at = y * width + x;
      const slopeX = byteAt(luma, at + 1) - byteAt(luma, at - 1);
      const slopeY = byteAt(luma, at + width) - byteAt(luma, at - width);
      xx += slopeX * slopeX;
      xy += slopeX * slopeY;
      yy += slopeY * slopeY;
      const here = byteAt(luma, at);
      if (here > saturated) bright += 1;
      if (here < darkest) black += 1;
    }
  }
  return bright > mostSaturated || black > 0 ? 0 : (xx + yy - Math.hypot(xx - yy, 2 * xy)) / 2;
}
