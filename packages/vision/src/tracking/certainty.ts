import type { Point } from '../point.ts';
import { type KeyPlace, meanOf } from './model.ts';

/** Shift along x and y, growth and turn. */
const unknowns = 4;
/** So small that it decides nothing; without it what no place tells of would be divided by nothing. */
const nothing = 1e-6;

/** What a move along a direction at a place says of each unknown. */
const partsOf = ({ x, y }: Point, along: Point): readonly number[] => [
  along.x,
  along.y,
  along.x * x + along.y * y,
  along.y * x - along.x * y,
];

const doubleAt = (values: Float64Array, index: number): number => values[index] ?? 0;

const [right, down]: readonly [Point, Point] = [
  { x: 1, y: 0 },
  { x: 0, y: 1 },
];

/**
 * How unsure a similarity through places leaves another place: variance along the worst direction, where one place is
 * sure of itself to 1. Far from all of them little is certain, however well they agree.
 */
export function unsurenessThrough(places: readonly KeyPlace[]): (at: Point) => number {
  const centre = meanOf(places);
  const fromCentre = ({ x, y }: Point): Point => ({ x: x - centre.x, y: y - centre.y });
  const information = new Float64Array(unknowns ** 2);
  for (let unknown = 0; unknown < unknowns; unknown++) information[unknown * (unknowns + 1)] = nothing;
  for (const place of places) {
    const { slidesAlong } = place;
    const told = slidesAlong ? [{ x: -slidesAlong.y, y: slidesAlong.x }] : [right, down];
    for (const along of told) addSquare(information, partsOf(fromCentre(place), along));
  }
  const root = rootOf(information);
  return (at) => {
    const [alongX, alongY] = [right, down].map((along) => throughRoot(root, partsOf(fromCentre(at), along)));
    if (!alongX || !alongY) return Number.POSITIVE_INFINITY;
    const [xx, xy, yy] = [dot(alongX, alongX), dot(alongX, alongY), dot(alongY, alongY)];
    return (xx + yy + Math.hypot(xx - yy, 2 * xy)) / 2;
  };
}

function addSquare(information: Float64Array, parts: readonly number[]): void {
  for (const [row, one] of parts.entries()) {
    for (const [column, other] of parts.entries()) {
      const at = row * unknowns + column;
      information[at] = doubleAt(information, at) + one * other;
    }
  }
}

/** The lower triangle whose square it is (Cholesky). */
function rootOf(square: Float64Array): Float64Array {
  const root = new Float64Array(unknowns ** 2);
  for (let row = 0; row < unknowns; row++) {
    for (let column = 0; column <= row; column++) {
      let rest = doubleAt(square, row * unknowns + column);
      for (let at = 0; at < column; at++) {
        rest -= doubleAt(root, row * unknowns + at) * doubleAt(root, column * unknowns + at);
      }
      const diagonal = doubleAt(root, column * (unknowns + 1));
      root[row * unknowns + column] = row === column ? Math.sqrt(Math.max(nothing, rest)) : rest / diagonal;
    }
  }
  return root;
}

/** Its length squared is the variance of what `parts` say. */
function throughRoot(root: Float64Array, parts: readonly number[]): readonly number[] {
  const solved: number[] = [];
  for (const [row, part] of parts.entries()) {
    let rest = part;
    for (const [column, value] of solved.entries()) rest -= doubleAt(root, row * unknowns + column) * value;
    solved.push(rest / doubleAt(root, row * (unknowns + 1)));
  }
  return solved;
}

const dot = (one: readonly number[], other: readonly number[]): number =>
  one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0);
