import { describe, expect, it } from 'vitest';
import { gastrectomyScene } from '../phantom/scene.ts';
import { distance, type Point } from '../point.ts';
import { StrokeFollower } from './stroke-follower.ts';
import { circleAt, type Film, filmOf, height, width } from './tracking.test-support.ts';

const film: Film = filmOf(gastrectomyScene(5));
const frameMs = 1_000 / 30;
const size = { width, height };

const shares = (places: readonly Point[]): Point[] =>
  places.map(({ x, y }) => ({ x: (x + 0.5) / width, y: (y + 0.5) / height }));

/** Frame numbers are its keys. */
function see(follower: StrokeFollower, from: number, to: number): void {
  for (let number = from; number <= to; number++) {
    const [{ luma }] = film.pyramidAt(number * frameMs);
    follower.see({ key: number, atMs: number * frameMs, luma: luma.slice() });
  }
}

const drawnAt = circleAt({ x: 300, y: 170 }, 30);
const stroke = { strokeId: 'one', vertices: shares(drawnAt), randomSeed: 1, isFinished: true };

/** The farthest of the stroke's vertices from its tissue, pixels of the tracked picture. */
function worstErrorPx(follower: StrokeFollower, drawnOn: number, now: number): number {
  const vertices = follower.strokes[0]?.vertices ?? [];
  const errors = vertices.map(({ x, y }, index) => {
    const vertex = drawnAt[index] ?? { x: 0, y: 0 };
    const truth = film.phantom.project(now * frameMs, film.phantom.unproject(drawnOn * frameMs, vertex));
    return distance({ x: x * width - 0.5, y: y * height - 0.5 }, truth);
  });
  return Math.max(...errors);
}

describe('a stroke', () => {
  it('is where its tissue is now, though it was drawn on a frame that has passed', () => {
    const follower = new StrokeFollower(size);
    see(follower, 0, 30);
    expect(follower.follow(stroke, 10)).toBe(true);
    expect(worstErrorPx(follower, 10, 30)).toBeLessThan(2);
    see(follower, 31, 60);
    expect(worstErrorPx(follower, 10, 60)).toBeLessThan(2);
    expect(follower.strokes[0]?.lostBecause).toBeNull();
  });

  it('is finished long after its frame has gone, when its beginning was followed', () => {
    const follower = new StrokeFollower(size);
    see(follower, 0, 4);
    const begun = (count: number) => ({ ...stroke, vertices: stroke.vertices.slice(0, count), isFinished: false });
    expect(follower.follow(begun(1), 2)).toBe(true);
    for (let number = 5; number < 95; number += 10) {
      see(follower, number, number + 9);
      follower.follow(begun(Math.ceil((number / 95) * 12)), 2);
    }
    expect(follower.strokes).toEqual([]);
    expect(follower.follow(stroke, 2)).toBe(true);
    see(follower, 95, 97);
    expect(follower.strokes[0]?.lostBecause).toBeNull();
    expect(worstErrorPx(follower, 2, 97)).toBeLessThan(2);
  });

  it('is not followed when its frame is not among the last ones', () => {
    const follower = new StrokeFollower(size);
    see(follower, 0, 61);
    expect(follower.follow(stroke, 1)).toBe(false);
    expect(follower.follow(stroke, 900)).toBe(false);
    expect(follower.strokes).toEqual([]);
  });

  it('is found by whoever has only the picture that it was drawn on', () => {
    const follower = new StrokeFollower(size);
    const [drawnOn] = film.pyramidAt(0);
    see(follower, 20, 22);
    follower.seek(stroke, drawnOn.luma.slice());
    expect(follower.strokes[0]?.lostBecause).toBe('unplaced');
    see(follower, 23, 60);
    expect(follower.strokes[0]?.lostBecause).toBeNull();
    expect(worstErrorPx(follower, 0, 60)).toBeLessThan(2);
  });

  it('is known on the last frames, and on no other', () => {
    const follower = new StrokeFollower(size);
    see(follower, 0, 10);
    follower.follow(stroke, 8);
    see(follower, 11, 40);
    const [then] = follower.strokesOn(20) ?? [];
    const errors = then?.vertices.map(({ x, y }, index) => {
      const vertex = drawnAt[index] ?? { x: 0, y: 0 };
      const truth = film.phantom.project(20 * frameMs, film.phantom.unproject(8 * frameMs, vertex));
      return distance({ x: x * width - 0.5, y: y * height - 0.5 }, truth);
    });
    expect(Math.max(...(errors ?? []))).toBeLessThan(2);
    expect(follower.strokesOn(41)).toBeNull();
  });

  it('that is taken back is followed no longer', () => {
    const follower = new StrokeFollower(size);
    see(follower, 0, 2);
    follower.follow(stroke, 1);
    follower.forget('one');
    expect(follower.strokes).toEqual([]);
  });
});
