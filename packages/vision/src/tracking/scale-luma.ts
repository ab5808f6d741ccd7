import { byteAt } from '../typed-reads.ts';

/** Brightness of a picture, row by row. */
export interface LumaPlane {
  readonly luma: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** Bytes from one row to the next. */
  readonly stride: number;
}

export interface TrackedSize {
  readonly width: number;
  readonly height: number;
}

/** Strokes are followed at this size, whatever was received: a change of resolution moves nothing. */
const longestSidePx = 640;

/** @returns the size at which a picture is followed, with its own shape */
export function trackedSize(width: number, height: number): TrackedSize {
  const scale = longestSidePx / Math.max(width, height);
  return { width: evenPx(width * scale), height: evenPx(height * scale) };
}

const evenPx = (length: number): number => Math.max(16, 2 * Math.round(length / 2));

/** @returns `width × height` bytes: the mean of what lies under each pixel, and between pixels where there are too few */
export function scaleLuma(plane: LumaPlane, { width, height }: TrackedSize): Uint8Array {
  if (plane.width < width || plane.height < height) return stretched(plane, width, height);
  const isWhole = (times: number) => plane.width === times * width && plane.height === times * height;
  if (isWhole(1)) return copied(plane);
  return isWhole(2) ? halved(plane, width, height) : shrunk(plane, width, height);
}

function copied({ luma, width, height, stride }: LumaPlane): Uint8Array {
  const rows = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) rows.set(luma.subarray(y * stride, y * stride + width), y * width);
  return rows;
}

/** What cameras usually give, 1280×720, six times faster than any other size. */
function halved({ luma, stride }: LumaPlane, width: number, height: number): Uint8Array {
  const scaled = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const end = (y + 1) * width;
    let at = 2 * y * stride;
    for (let to = y * width; to < end; to++) {
      const below = at + stride;
      const sum = byteAt(luma, at) + byteAt(luma, at + 1) + byteAt(luma, below) + byteAt(luma, below + 1);
      scaled[to] = (sum + 2) >> 2;
      at += 2;
    }
  }
  return scaled;
}

function shrunk(plane: LumaPlane, width: number, height: number): Uint8Array {
  const { luma, stride } = plane;
  const columns = bounds(plane.width, width);
  const rows = bounds(plane.height, height);
  const scaled = new Uint8Array(width * height);
  let to = 0;
  for (let y = 0; y < height; y++) {
    const [top, bottom] = [byteOf(rows, y), byteOf(rows, y + 1)];
    for (let x = 0; x < width; x++) {
      const [left, right] = [byteOf(columns, x), byteOf(columns, x + 1)];
      let sum = 0;
      for (let row = top; row < bottom; row++) {
        const start = row * stride;
        for (let at = start + left; at < start + right; at++) sum += byteAt(luma, at);
      }
      scaled[to] = sum / ((right - left) * (bottom - top)) + 0.5;
      to += 1;
    }
  }
  return scaled;
}

/** Where each of `count` parts of a side begins, and where the last one ends. */
function bounds(side: number, count: number): Uint16Array {
  return Uint16Array.from({ length: count + 1 }, (_, index) => Math.round((index * side) / count));
}

const byteOf = (values: Uint16Array, at: number): number => values[at] ?? 0;

function stretched({ luma, width, height, stride }: LumaPlane, toWidth: number, toHeight: number): Uint8Array {
  const scaled = new Uint8Array(toWidth * toHeight);
  let to = 0;
  for (let y = 0; y < toHeight; y++) {
    const [above, below, down] = between(y, height / toHeight, height);
    for (let x = 0; x < toWidth; x++) {
      const [left, right, along] = between(x, width / toWidth, width);
      const upper = mix(byteAt(luma, above * stride + left), byteAt(luma, above * stride + right), along);
      const lower = mix(byteAt(luma, below * stride + left), byteAt(luma, below * stride + right), along);
      scaled[to] = mix(upper, lower, down) + 0.5;
      to += 1;
    }
  }
  return scaled;
}

/** Which two pixels a place lies between, and how far on: pixel centres are whole numbers. */
function between(index: number, scale: number, side: number): readonly [number, number, number] {
  const place = Math.min(side - 1, Math.max(0, (index + 0.5) * scale - 0.5));
  const first = Math.trunc(place);
  return [first, Math.min(first + 1, side - 1), place - first];
}

const mix = (one: number, other: number, share: number): number => one + (other - one) * share;
