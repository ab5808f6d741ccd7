import type { Point } from '../point.ts';
import { floatAt } from '../typed-reads.ts';
import { goodCorrelation } from './good-correlation.ts';
import { samplePatch } from './patch.ts';
import type { Level } from './pyramid.ts';

const size = 13;
/** On the half picture. What is twice as far off in the whole one points at other tissue. */
const wayPx = 4;
const directions = 8;
const here = new Float32Array(size ** 2);
const beside = new Float32Array(size ** 2);

/**
 * Whether a place could be taken for one beside it: an edge looks alike all along, however strong it is. Null when it
 * could not; else the direction in which it could, of length one.
 */
export function slideOf(level: Level, at: Point): Point | 'anywhere' | null {
  samplePatch(level, at, size, here);
  const likeness = Array.from({ length: directions }, (_, index) => {
    const { x, y } = directionOf(index);
    return Math.max(likenessAt(level, at, x * wayPx, y * wayPx), likenessAt(level, at, -x * wayPx, -y * wayPx));
  });
  const most = Math.max(...likeness);
  if (most <= goodCorrelation) return null;
  const index = likeness.indexOf(most);
  const across = likeness[(index + directions / 2) % directions] ?? 1;
  return across > goodCorrelation ? 'anywhere' : directionOf(index);
}

function directionOf(index: number): Point {
  const angle = (index / directions) * Math.PI;
  return { x: Math.cos(angle), y: Math.sin(angle) };
}

function likenessAt(level: Level, at: Point, x: number, y: number): number {
  samplePatch(level, { x: at.x + x, y: at.y + y }, size, beside);
  return correlationOf(here, beside);
}

function correlationOf(one: Float32Array, other: Float32Array): number {
  let [sumOne, sumOther, squaresOne, squaresOther, products] = [0, 0, 0, 0, 0];
  for (let at = 0; at < one.length; at++) {
    const [a, b] = [floatAt(one, at), floatAt(other, at)];
    sumOne += a;
    sumOther += b;
    squaresOne += a * a;
    squaresOther += b * b;
    products += a * b;
  }
  const spread = (squaresOne - sumOne ** 2 / one.length) * (squaresOther - sumOther ** 2 / one.length);
  return (products - (sumOne * sumOther) / one.length) / Math.sqrt(Math.max(1e-6, spread));
}
