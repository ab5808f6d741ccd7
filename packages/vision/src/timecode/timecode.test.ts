import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createI420Picture, type I420Picture } from '../i420-picture.ts';
import { seededRandom } from '../seeded-random.ts';
import { drawTimecode } from './draw-timecode.ts';
import { readTimecode } from './read-timecode.ts';
import { cellCount, frameNumberLimit, type Timecode } from './timecode.ts';

const timecodes = fc.record({
  captureTimeMs: fc.integer({ min: 0, max: 2 ** 48 - 1 }).map((eighths) => eighths / 8),
  frameNumber: fc.integer({ min: 0, max: frameNumberLimit - 1 }),
});
const sizes = fc.constantFrom([1280, 720], [960, 540], [640, 360], [480, 270], [320, 180]);
/** The same cases every time: a run must not depend on luck. */
const cases = { seed: 7, numRuns: 60 };

/** A picture whose tissue is as busy as it gets, with the timecode burned in. */
function pictureOf(timecode: Timecode, width = 1280, height = 720): I420Picture {
  const picture = createI420Picture(width, height);
  const random = seededRandom(width);
  for (let at = 0; at < picture.y.length; at++) picture.y[at] = 16 + random() * 219;
  drawTimecode(picture, timecode);
  return picture;
}

const read = ({ y, lumaStride, width, height }: I420Picture) => readTimecode(y, lumaStride, width, height);

const mapLuma = (picture: I420Picture, change: (value: number, x: number, y: number) => number): I420Picture => ({
  ...picture,
  y: Uint8Array.from(picture.y, (value, at) =>
    Math.min(255, Math.max(0, change(value, at % picture.width, Math.floor(at / picture.width)))),
  ),
});

const cellOf = (picture: I420Picture, x: number) => Math.floor((x * cellCount) / picture.width);

function blurred(picture: I420Picture, reach: number): I420Picture {
  return mapLuma(picture, (_, x, y) => {
    let sum = 0;
    let count = 0;
    for (let dy = -reach; dy <= reach; dy++) {
      for (let dx = -reach; dx <= reach; dx++) {
        const value = x + dx < 0 || x + dx >= picture.width ? undefined : picture.y[(y + dy) * picture.width + x + dx];
        sum += value ?? 0;
        count += value === undefined ? 0 : 1;
      }
    }
    return sum / count;
  });
}

/** Every pixel is the mean of the pixels that it stands for. */
function scaledDown(picture: I420Picture, width: number, height: number): I420Picture {
  const small = createI420Picture(width, height);
  const factor = picture.width / width;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let dy = 0; dy < factor; dy++) {
        for (let dx = 0; dx < factor; dx++) sum += picture.y[(y * factor + dy) * picture.width + x * factor + dx] ?? 0;
      }
      small.y[y * width + x] = sum / factor ** 2;
    }
  }
  return small;
}

describe('a clean timecode', () => {
  it('is read as it was written, to an eighth of a millisecond, in every size', () => {
    fc.assert(
      fc.property(timecodes, sizes, (timecode, [width, height]) => {
        expect(read(pictureOf(timecode, width, height))).toEqual(timecode);
      }),
      cases,
    );
  });

  it('rounds the time and lets the frame number start again', () => {
    const picture = pictureOf({ captureTimeMs: 1_785_542_400_123.456, frameNumber: frameNumberLimit + 5 });
    expect(read(picture)).toEqual({ captureTimeMs: 1_785_542_400_123.5, frameNumber: 5 });
  });

  it('leaves all of the picture but the bottom edge alone', () => {
    const timecode = { captureTimeMs: 1_785_542_400_123, frameNumber: 1 };
    const picture = pictureOf(timecode);
    const untouched = picture.y.slice(0, 1280 * 700);
    drawTimecode(picture, { ...timecode, frameNumber: 2 });
    expect(Buffer.compare(picture.y.slice(0, 1280 * 700), untouched)).toBe(0);
  });
});

describe('a timecode that went through a camera path', () => {
  it('is read through noise, blur, coarse steps and a change of brightness', () => {
    fc.assert(
      fc.property(timecodes, fc.integer({ min: 1, max: 1000 }), (timecode, seed) => {
        const picture = pictureOf(timecode, 640, 360);
        const random = seededRandom(seed);
        const noisy = mapLuma(picture, (value) => value + (random() + random() + random() - 1.5) * 60);
        expect(read(noisy)).toEqual(timecode);
        expect(read(blurred(picture, 2))).toEqual(timecode);
        expect(read(mapLuma(picture, (value) => Math.round(value / 48) * 48))).toEqual(timecode);
        expect(read(mapLuma(picture, (value) => 60 + value * 0.5))).toEqual(timecode);
      }),
      { ...cases, numRuns: 10 },
    );
  });

  it('is read after scaling down to 320×180', () => {
    fc.assert(
      fc.property(timecodes, (timecode) => {
        expect(read(scaledDown(blurred(pictureOf(timecode), 2), 320, 180))).toEqual(timecode);
      }),
      { ...cases, numRuns: 5 },
    );
  });
});

describe('a damaged timecode', () => {
  it('is never read with one to three cells turned over', () => {
    fc.assert(
      fc.property(
        timecodes,
        fc.uniqueArray(fc.integer({ min: 0, max: cellCount - 1 }), { minLength: 1, maxLength: 3 }),
        (timecode, turned) => {
          const picture = pictureOf(timecode, 320, 180);
          const damaged = mapLuma(picture, (value, x) => (turned.includes(cellOf(picture, x)) ? 228 - value : value));
          expect(read(damaged)).toBeNull();
        },
      ),
      { ...cases, numRuns: 200 },
    );
  });

  it('is never read where cells are grey, shifted, or torn from two pictures', () => {
    fc.assert(
      fc.property(timecodes, timecodes, fc.integer({ min: 8, max: 70 }), (first, second, cell) => {
        fc.pre(Math.abs(first.captureTimeMs - second.captureTimeMs) > 1e9);
        const picture = pictureOf(first, 320, 180);
        const other = pictureOf(second, 320, 180);
        expect(read(mapLuma(picture, (value, x) => (cellOf(picture, x) === cell ? 110 : value)))).toBeNull();
        expect(read(mapLuma(picture, (_, x, y) => picture.y[y * 320 + x + 4] ?? 0))).toBeNull();
        const torn = read(
          mapLuma(picture, (value, x, y) => (cellOf(picture, x) < cell ? value : (other.y[y * 320 + x] ?? 0))),
        );
        expect([null, first.captureTimeMs, second.captureTimeMs]).toContain(torn?.captureTimeMs ?? null);
      }),
      { ...cases, numRuns: 100 },
    );
  });

  it('is not found in pictures without one', () => {
    const random = seededRandom(5);
    for (let round = 0; round < 100; round++) {
      const picture = createI420Picture(320, 180);
      expect(read(mapLuma(picture, () => random() * 255))).toBeNull();
      expect(read(mapLuma(picture, (_, x) => (Math.sin((x * round) / 90) > 0 ? 220 : 20)))).toBeNull();
    }
    expect(read(createI420Picture(1280, 720))).toBeNull();
  });
});
