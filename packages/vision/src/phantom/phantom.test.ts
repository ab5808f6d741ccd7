import { describe, expect, it } from 'vitest';
import { createI420Picture, type I420Picture } from '../i420-picture.ts';
import { createPhantom } from './phantom.ts';
import { gastrectomyScene } from './scene.ts';
import { tissueHeight, tissueWidth } from './tissue/tissue-extent.ts';

const width = 640;
const height = 360;
const scene = gastrectomyScene(20_260_801);
const phantom = createPhantom(scene, width, height);

interface Place {
  readonly x: number;
  readonly y: number;
}

/** On the omentum, which is patterned everywhere. */
const fatPoints: Place[] = Array.from({ length: 60 }, (_, index) => ({
  x: 80 + (index % 15) * 33,
  y: 210 + Math.floor(index / 15) * 34,
}));

const minutesOfSeconds = (minutes: number) => Array.from({ length: minutes * 60 }, (_, second) => second);

function lumaAt(picture: I420Picture, timeMs: number): Uint8Array {
  phantom.render(timeMs, picture);
  return picture.y.slice();
}

describe('ground truth', { timeout: 30_000 }, () => {
  it('finds the same tissue again to a thousandth of a pixel, at any time', () => {
    for (const second of minutesOfSeconds(2)) {
      const timeMs = second * 1037;
      const place = { x: 20 + ((second * 97) % 600), y: 15 + ((second * 53) % 330) };
      const again = phantom.project(timeMs, phantom.unproject(timeMs, place));
      expect(Math.hypot(again.x - place.x, again.y - place.y)).toBeLessThan(1e-3);
    }
  });

  it('says where the drawn tissue really goes', () => {
    const still = createPhantom({ ...scene, instruments: [] }, width, height);
    const startMs = 400;
    const before = createI420Picture(width, height);
    const after = createI420Picture(width, height);
    still.render(startMs, before);
    for (const timeMs of [1100, 2100, 6300]) {
      still.render(timeMs, after);
      const misses = fatPoints.map((start) =>
        residual(before, after, start, (place) => still.project(timeMs, still.unproject(startMs, place))),
      );
      expect(median(misses.map(({ x }) => x))).toBeCloseTo(0, 1);
      expect(median(misses.map(({ y }) => y))).toBeCloseTo(0, 1);
      expect(median(misses.map(({ x, y }) => Math.hypot(x, y)))).toBeLessThan(0.25);
    }
  });

  it('holds where somebody pulls, the bowel moves and the camera looks away', () => {
    const away = { fromS: 2, untilS: 4, wayS: 0.8, shift: { x: 300, y: -120 }, turnRad: 0.2, zoom: 0.15 };
    const pull = { fromS: 0.2, untilS: 6, at: { x: -150, y: 140 }, by: { x: 26, y: -20 }, reachPx: 80 };
    const busy = createPhantom(
      {
        ...scene,
        camera: { ...scene.camera, excursions: [away] },
        tissue: { ...scene.tissue, peristalsisPx: 10, pulls: [pull] },
        instruments: [],
      },
      width,
      height,
    );
    for (const timeMs of [1_000, 2_400, 3_300, 6_300]) {
      for (const place of fatPoints) {
        const again = busy.project(timeMs, busy.unproject(timeMs, place));
        expect(Math.hypot(again.x - place.x, again.y - place.y)).toBeLessThan(1e-3);
      }
    }
    const before = createI420Picture(width, height);
    const after = createI420Picture(width, height);
    busy.render(0, before);
    busy.render(1_300, after);
    const misses = fatPoints.map((start) =>
      residual(before, after, start, (place) => busy.project(1_300, busy.unproject(0, place))),
    );
    // A pull bends the tissue within a cell of the grid in which it is drawn; in 1280×720 it is a quarter of this.
    expect(median(misses.map(({ x, y }) => Math.hypot(x, y)))).toBeLessThan(0.5);
  });

  it('is the same for a smaller picture of the same scene', () => {
    const small = createPhantom(scene, width / 2, height / 2);
    const place = small.project(9000, phantom.unproject(9000, { x: 350, y: 200 }));
    expect(place.x).toBeCloseTo(350.5 / 2 - 0.5, 6);
    expect(place.y).toBeCloseTo(200.5 / 2 - 0.5, 6);
  });

  it('never moves the camera beyond the drawn tissue', () => {
    for (const second of minutesOfSeconds(20)) {
      for (const corner of [
        { x: 12, y: 0 },
        { x: width - 12, y: 0 },
        { x: 12, y: height },
        { x: width - 12, y: height },
      ]) {
        const tissue = phantom.unproject(second * 1013, corner);
        expect(Math.abs(tissue.x)).toBeLessThan(tissueWidth / 2);
        expect(Math.abs(tissue.y)).toBeLessThan(tissueHeight / 2);
      }
    }
  });
});

describe('the drawn picture', { timeout: 30_000 }, () => {
  it('depends on scene and time alone', () => {
    const picture = createI420Picture(width, height);
    const first = lumaAt(picture, 4321);
    lumaAt(picture, 99_000);
    const second = createI420Picture(width, height);
    createPhantom(scene, width, height).render(4321, second);
    expect(Buffer.compare(first, second.y)).toBe(0);
    expect(Buffer.compare(lumaAt(picture, 4354), first)).not.toBe(0);
    createPhantom(gastrectomyScene(scene.seed + 1), width, height).render(4321, second);
    expect(Buffer.compare(first, second.y)).not.toBe(0);
  });

  it('hides tissue under instruments and outside the round picture, and nowhere else', () => {
    const picture = createI420Picture(width, height);
    for (const timeMs of [0, 3300, 12_700]) {
      phantom.render(timeMs, picture);
      expect(phantom.isVisible(timeMs, { x: 8, y: 8 })).toBe(false);
      expect(phantom.isVisible(timeMs, { x: 320, y: 200 })).toBe(true);
      // Seen from the left edge inwards, the first instrument's grey shaft is the first thing hidden.
      const hidden = Array.from({ length: 310 }, (_, x) => ({ x: x + 30, y: 95 })).filter(
        (place) => !phantom.isVisible(timeMs, place),
      );
      expect(hidden.length).toBeGreaterThan(10);
      const middle = hidden[Math.floor(hidden.length / 2)];
      const chroma = Math.floor((middle?.y ?? 0) / 2) * picture.chromaStride + Math.floor((middle?.x ?? 0) / 2);
      expect(Math.abs((picture.v[chroma] ?? 0) - 128)).toBeLessThan(8);
    }
  });

  it('keeps to the video range and leaves black corners', () => {
    const picture = createI420Picture(width, height);
    phantom.render(7777, picture);
    const darkest = picture.y.reduce((least, value) => Math.min(least, value), 255);
    const brightest = picture.y.reduce((most, value) => Math.max(most, value), 0);
    expect(darkest).toBe(16);
    expect(brightest).toBe(235);
    expect([picture.y[0], picture.u[0], picture.v[0]]).toEqual([16, 128, 128]);
  });

  it('refuses a shape that it cannot draw', () => {
    expect(() => createPhantom(scene, 1000, 720)).toThrow(RangeError);
    expect(() => createPhantom(scene, 720, 405)).toThrow(RangeError);
  });
});

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

function lumaBetween(picture: I420Picture, { x, y }: Place): number {
  const left = Math.floor(x);
  const top = Math.floor(y);
  const at = (dx: number, dy: number) => picture.y[(top + dy) * picture.lumaStride + left + dx] ?? 0;
  const upper = at(0, 0) + (at(1, 0) - at(0, 0)) * (x - left);
  return upper + (at(0, 1) + (at(1, 1) - at(0, 1)) * (x - left) - upper) * (y - top);
}

const brightestTissue = 150;

/**
 * How far, in pixels, the patch around `start` really lies from where `follow` expects it (one step of Lucas and
 * Kanade's least squares). Highlights slide over the tissue and are left out.
 */
function residual(before: I420Picture, after: I420Picture, start: Place, follow: (place: Place) => Place): Place {
  const samples = Array.from({ length: 17 * 17 }, (_, index) => {
    const place = { x: start.x + (index % 17) - 8, y: start.y + Math.floor(index / 17) - 8 };
    const { x, y } = follow(place);
    const was = lumaBetween(before, place);
    const is = lumaBetween(after, { x, y });
    return {
      brightest: Math.max(was, is),
      slopeX: (lumaBetween(after, { x: x + 1, y }) - lumaBetween(after, { x: x - 1, y })) / 2,
      slopeY: (lumaBetween(after, { x, y: y + 1 }) - lumaBetween(after, { x, y: y - 1 })) / 2,
      change: was - is,
    };
  }).filter(({ brightest }) => brightest < brightestTissue);
  // The picture darkens towards its edge: what changes evenly over the patch is light, not movement.
  const evenChange = median(samples.map(({ change }) => change));
  const sum = (part: (sample: (typeof samples)[number]) => number) => samples.reduce((all, one) => all + part(one), 0);
  const xx = sum((at) => at.slopeX * at.slopeX);
  const xy = sum((at) => at.slopeX * at.slopeY);
  const yy = sum((at) => at.slopeY * at.slopeY);
  const xt = sum((at) => at.slopeX * (at.change - evenChange));
  const yt = sum((at) => at.slopeY * (at.change - evenChange));
  const determinant = xx * yy - xy * xy;
  return { x: (yy * xt - xy * yt) / determinant, y: (xx * yt - xy * xt) / determinant };
}
