import { describe, expect, it } from 'vitest';
import { byteAt } from '../typed-reads.ts';
import { scaleLuma, trackedSize } from './scale-luma.ts';

/** Brighter to the right and downwards, with two bytes of nothing behind each row. */
function slope(width: number, height: number) {
  const stride = width + 2;
  const luma = new Uint8Array(stride * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) luma[y * stride + x] = (120 * (x + 0.5)) / width + (120 * (y + 0.5)) / height;
  }
  return { luma, width, height, stride };
}

const pictures = [
  [1920, 1080],
  [1280, 720],
  [960, 540],
  [640, 360],
  [320, 180],
] as const;

describe('a picture at the size at which strokes are followed', () => {
  it.each(pictures)('lies at the same place when it was received with %i×%i pixels', (width, height) => {
    const size = trackedSize(width, height);
    expect(size).toEqual({ width: 640, height: 360 });
    const scaled = scaleLuma(slope(width, height), size);
    const expected = slope(640, 360);
    const errors = [50, 180, 310].flatMap((y) =>
      [40, 320, 600].map((x) => Math.abs(byteAt(scaled, y * 640 + x) - byteAt(expected.luma, y * expected.stride + x))),
    );
    expect(Math.max(...errors)).toBeLessThanOrEqual(1);
  });

  it('keeps its shape', () => {
    expect(trackedSize(720, 1280)).toEqual({ width: 360, height: 640 });
    expect(trackedSize(640, 480)).toEqual({ width: 640, height: 480 });
  });
});
