import { byteAt } from '../typed-reads.ts';

/** Luma of one size of a picture, row by row. Whole numbers are pixel centres. */
export interface Level {
  readonly width: number;
  readonly height: number;
  readonly luma: Uint8Array;
}

/** A picture and its halves, quarters and eighths. A place (x, y) lies at (x / 2, y / 2) of the next level. */
export type Pyramid = readonly [Level, Level, Level, Level];

/** Of `Pyramid`, the smallest. */
export const topLevel = 3;

/**
 * @param luma of the whole picture, `width × height` bytes; it is copied
 * @param reuse a pyramid of the same size that nobody reads any more
 * @throws RangeError when the luma has another length
 */
export function buildPyramid(luma: Uint8Array, width: number, height: number, reuse?: Pyramid): Pyramid {
  if (luma.length !== width * height) throw new RangeError('the luma has not the size of the picture');
  const pyramid = reuse ?? emptyPyramid(width, height);
  const [whole, half, quarter, eighth] = pyramid;
  whole.luma.set(luma);
  halve(whole, half);
  halve(half, quarter);
  halve(quarter, eighth);
  return pyramid;
}

function emptyPyramid(width: number, height: number): Pyramid {
  const level = (shift: number): Level => ({
    width: width >> shift,
    height: height >> shift,
    luma: new Uint8Array((width >> shift) * (height >> shift)),
  });
  return [level(0), level(1), level(2), level(3)];
}

/** [1 2 1] × [1 2 1] / 16 around every second pixel: enough against aliasing, and cheap. */
function halve({ width, height, luma }: Level, to: Level): void {
  const last = width - 1;
  for (let y = 0; y < to.height; y++) {
    const middle = 2 * y * width;
    const above = y > 0 ? middle - width : middle;
    const below = 2 * y + 1 < height ? middle + width : middle;
    let left = columnAt(luma, above, middle, below);
    for (let x = 0; x < to.width; x++) {
      const centre = 2 * x;
      const next = Math.min(centre + 1, last);
      const right = columnAt(luma, above + next, middle + next, below + next);
      to.luma[y * to.width + x] =
        (left + 2 * columnAt(luma, above + centre, middle + centre, below + centre) + right + 8) >> 4;
      left = right;
    }
  }
}

const columnAt = (luma: Uint8Array, above: number, middle: number, below: number): number =>
  byteAt(luma, above) + 2 * byteAt(luma, middle) + byteAt(luma, below);
