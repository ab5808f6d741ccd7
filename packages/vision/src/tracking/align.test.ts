import { describe, expect, it } from 'vitest';
import { identity } from './affine.ts';
import { PatchAligner } from './align.ts';
import { flow, pullToKey } from './follow.ts';
import { buildPyramid } from './pyramid.ts';

const width = 160;
const height = 96;

/** Waves in all directions, so that every place is like no other nearby. */
function drawn(shift: { x: number; y: number }, light = 1): Uint8Array {
  const luma = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [u, v] = [x - shift.x, y - shift.y];
      const value = Math.sin(u / 5.1 + v / 9.3) + Math.sin(v / 4.3 - u / 13.7) + Math.sin((u + v) / 23.9);
      luma[y * width + x] = Math.round(light * (110 + 25 * value));
    }
  }
  return luma;
}
const pyramidOf = (shift: { x: number; y: number }, light = 1) => buildPyramid(drawn(shift, light), width, height);
const still = pyramidOf({ x: 0, y: 0 });
const at = { x: 80, y: 48 };
const aligner = new PatchAligner();

describe('a place', () => {
  it.each([
    { x: 0, y: 0 },
    { x: 0.37, y: -0.61 },
    { x: 5.25, y: -3.5 },
    { x: -9, y: 7.5 },
  ])('that moved by $x, $y is found to a tenth of a pixel', (shift) => {
    const found = flow(aligner, [still, pyramidOf(shift)], at, at, true);
    expect(found?.x).toBeCloseTo(at.x + shift.x, 1);
    expect(found?.y).toBeCloseTo(at.y + shift.y, 1);
  });

  it('is found by how it looked when drawn, though the light changed', () => {
    const guess = { x: 81.5, y: 47 };
    const wish = { key: still, seed: at, toKey: identity, guess, from: 1 } as const;
    const pull = pullToKey(aligner, pyramidOf({ x: 0.5, y: 0.25 }, 0.7), wish);
    expect(pull?.at.x).toBeCloseTo(80.5, 1);
    expect(pull?.at.y).toBeCloseTo(48.25, 1);
    expect(pull?.correlation).toBeGreaterThan(0.98);
  });

  it('is not found where nothing can be told apart', () => {
    const bare = buildPyramid(new Uint8Array(width * height).fill(90), width, height);
    expect(flow(aligner, [bare, still], at, at, false)).toBeNull();
    expect(pullToKey(aligner, still, { key: bare, seed: at, toKey: identity, guess: at, from: 1 })).toBeNull();
  });

  it('is looked for beyond the edge without harm', () => {
    for (const place of [
      { x: 0, y: 0 },
      { x: width + 40, y: -30 },
      { x: 1e9, y: 1e9 },
    ]) {
      expect(() => flow(aligner, [still, still], place, place, true)).not.toThrow();
    }
  });
});

it('a pyramid is refused luma of another size', () => {
  expect(() => buildPyramid(new Uint8Array(10), width, height)).toThrow(RangeError);
});
