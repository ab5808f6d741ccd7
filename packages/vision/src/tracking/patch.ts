import type { Point } from '../point.ts';
import { byteAt } from '../typed-reads.ts';
import { type Affine, identity } from './affine.ts';
import type { Level } from './pyramid.ts';

/** Luma between the pixels. Beyond the picture its edge goes on. */
export function lumaAt({ width, height, luma }: Level, x: number, y: number): number {
  const insideX = Math.min(Math.max(x, 0), width - 1.001);
  const insideY = Math.min(Math.max(y, 0), height - 1.001);
  const left = Math.floor(insideX);
  const top = Math.floor(insideY);
  const alongX = insideX - left;
  const at = top * width + left;
  const above = byteAt(luma, at) + (byteAt(luma, at + 1) - byteAt(luma, at)) * alongX;
  const below = byteAt(luma, at + width) + (byteAt(luma, at + width + 1) - byteAt(luma, at + width)) * alongX;
  return above + (below - above) * (insideY - top);
}

/** Writes `size × size` lumas around a place into `out`, row by row. */
export function samplePatch(level: Level, { x, y }: Point, size: number, out: Float32Array): void {
  const radius = (size - 1) / 2;
  const left = Math.floor(x - radius);
  const top = Math.floor(y - radius);
  const isInside = left >= 0 && top >= 0 && left + size < level.width && top + size < level.height;
  if (isInside) sampleInside(level, { left, top, alongX: x - radius - left, alongY: y - radius - top }, size, out);
  else sampleWarpedPatch(level, { x, y }, identity, size, out);
}

/** The same with each offset turned and stretched by `linear`. */
export function sampleWarpedPatch(level: Level, at: Point, linear: Affine, size: number, out: Float32Array): void {
  const { a, b, c, d } = linear;
  const radius = (size - 1) / 2;
  let to = 0;
  for (let row = -radius; row <= radius; row++) {
    for (let column = -radius; column <= radius; column++) {
      out[to] = lumaAt(level, at.x + a * column + b * row, at.y + c * column + d * row);
      to += 1;
    }
  }
}

interface Corner {
  readonly left: number;
  readonly top: number;
  readonly alongX: number;
  readonly alongY: number;
}

/** All pixels of a patch lie between the same four neighbours' weights: the fast path of nearly every patch. */
function sampleInside({ width, luma }: Level, { left, top, alongX, alongY }: Corner, size: number, out: Float32Array) {
  const topLeft = (1 - alongX) * (1 - alongY);
  const topRight = alongX * (1 - alongY);
  const bottomLeft = (1 - alongX) * alongY;
  const bottomRight = alongX * alongY;
  let to = 0;
  for (let row = 0; row < size; row++) {
    let from = (top + row) * width + left;
    let above = byteAt(luma, from);
    let below = byteAt(luma, from + width);
    for (let column = 0; column < size; column++) {
      from += 1;
      const nextAbove = byteAt(luma, from);
      const nextBelow = byteAt(luma, from + width);
      out[to] = topLeft * above + topRight * nextAbove + bottomLeft * below + bottomRight * nextBelow;
      to += 1;
      above = nextAbove;
      below = nextBelow;
    }
  }
}
