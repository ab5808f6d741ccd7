import { distance, type Point } from '../point.ts';
import type { PatchAligner } from './align.ts';
import { flow } from './follow.ts';
import type { Match } from './model.ts';
import { isInPicture } from './place-vertices.ts';
import type { Pyramid } from './pyramid.ts';
import { cornerAt, seedLevel } from './seeds.ts';

/** Places all over the picture, by which the scene's motion is known where no stroke is. */
export type Background = readonly Point[];

const columns = 6;
const rows = 4;
/** Cells that may get a new place in one picture. */
const newAPicture = 24;
const edgePx = 16;
const triesAcross = 5;
/** A corner weaker than this says nothing: summed squared slopes of 81 pixels. */
const leastCorner = 2_000;

export interface FlowedBackground {
  readonly background: Background;
  readonly motion: readonly Match[];
}

/** Moves the places into the next picture, and fills cells that have none. */
export function flowBackground(
  background: Background,
  aligner: PatchAligner,
  [previous, current]: readonly [Pyramid, Pyramid],
  shift: Point,
  number: number,
): FlowedBackground {
  const motion = background.flatMap((from): Match[] => {
    const guess = { x: from.x + shift.x, y: from.y + shift.y };
    const to = flow(aligner, [previous, current], from, guess, true);
    return to && isInPicture(to, current, edgePx) ? [{ from, to }] : [];
  });
  const kept = motion.map(({ to }) => to);
  return { background: [...kept, ...newPlaces(kept, current, number)], motion };
}

function newPlaces(kept: Background, picture: Pyramid, number: number): Point[] {
  const [{ width, height }] = picture;
  const [cellWidth, cellHeight] = [width / columns, height / rows];
  const taken = new Set(kept.map(({ x, y }) => Math.floor(y / cellHeight) * columns + Math.floor(x / cellWidth)));
  const places: Point[] = [];
  for (let turn = 0; turn < columns * rows && places.length < newAPicture; turn++) {
    const cell = (turn + number * newAPicture) % (columns * rows);
    if (taken.has(cell)) continue;
    const best = bestCorner(picture, (cell % columns) * cellWidth, Math.floor(cell / columns) * cellHeight, {
      x: cellWidth,
      y: cellHeight,
    });
    if (best && kept.every((place) => distance(place, best) > edgePx)) places.push(best);
  }
  return places;
}

function bestCorner(picture: Pyramid, left: number, top: number, cell: Point): Point | null {
  let [best, bestWorth]: [Point | null, number] = [null, leastCorner];
  for (let row = 0; row < triesAcross; row++) {
    for (let column = 0; column < triesAcross; column++) {
      const x = left + ((column + 0.5) / triesAcross) * cell.x;
      const y = top + ((row + 0.5) / triesAcross) * cell.y;
      if (!isInPicture({ x, y }, picture, edgePx)) continue;
      const [halfX, halfY] = [Math.round(x / 2), Math.round(y / 2)];
      const worth = cornerAt(picture[seedLevel], halfX, halfY);
      if (worth > bestWorth) [best, bestWorth] = [{ x: 2 * halfX, y: 2 * halfY }, worth];
    }
  }
  return best;
}
