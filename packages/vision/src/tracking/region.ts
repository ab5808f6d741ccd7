import type { Point } from '../point.ts';
import { floatAt } from '../typed-reads.ts';
import type { Affine } from './affine.ts';
import { lumaAt } from './patch.ts';
import type { Pyramid } from './pyramid.ts';

/**
 * How the tissue around a stroke looked when it was drawn: x, y and value of some 700 places, three numbers each. No
 * seed has a part in it, so that it can contradict them.
 */
export type Region = Float32Array;

const places = 700;
const leastPitchPx = 3;
const marginPx = 10;
/** A highlight may not outweigh the tissue. */
const mostValue = 25;
const leastPlaces = 40;
const leastShare = 0.4;

export function takeRegion(key: Pyramid, vertices: readonly Point[]): Region {
  const { width, height } = key[0];
  const [xs, ys] = [vertices.map(({ x }) => x), vertices.map(({ y }) => y)];
  const fromX = Math.max(4, Math.min(...xs) - marginPx);
  const toX = Math.min(width - 5, Math.max(...xs) + marginPx);
  const fromY = Math.max(4, Math.min(...ys) - marginPx);
  const toY = Math.min(height - 5, Math.max(...ys) + marginPx);
  const pitch = Math.max(leastPitchPx, Math.sqrt(((toX - fromX) * (toY - fromY)) / places));
  const region: number[] = [];
  for (let y = fromY; y <= toY; y += pitch) {
    for (let x = fromX; x <= toX; x += pitch) region.push(x, y, valueAt(key, x, y));
  }
  return Float32Array.from(region);
}

/** Structure of two to eight pixels: finer is noise and codec, coarser is light. */
function valueAt(pyramid: Pyramid, x: number, y: number): number {
  const value = lumaAt(pyramid[1], x / 2, y / 2) - lumaAt(pyramid[3], x / 8, y / 8);
  return Math.min(mostValue, Math.max(-mostValue, value));
}

/**
 * Normalised cross-correlation of the region with a picture under a model, -1 to 1; -1 too when the picture shows too
 * little of it.
 */
export function regionCorrelation(region: Region, picture: Pyramid, model: Affine): number {
  const { width, height } = picture[0];
  const { a, b, tx, c, d, ty } = model;
  let [count, sumKey, sumNow, squaresKey, squaresNow, products] = [0, 0, 0, 0, 0, 0];
  for (let at = 0; at < region.length; at += 3) {
    const keyX = floatAt(region, at);
    const keyY = floatAt(region, at + 1);
    const x = a * keyX + b * keyY + tx;
    const y = c * keyX + d * keyY + ty;
    if (x < 2 || y < 2 || x > width - 4 || y > height - 4) continue;
    const key = floatAt(region, at + 2);
    const now = valueAt(picture, x, y);
    count += 1;
    sumKey += key;
    sumNow += now;
    squaresKey += key * key;
    squaresNow += now * now;
    products += key * now;
  }
  if (count < leastPlaces || count < (region.length / 3) * leastShare) return -1;
  const spread = (squaresKey - sumKey ** 2 / count) * (squaresNow - sumNow ** 2 / count);
  return (products - (sumKey * sumNow) / count) / Math.sqrt(Math.max(1e-6, spread));
}
