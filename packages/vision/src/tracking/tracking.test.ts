import { beforeAll, describe, expect, it } from 'vitest';
import { gastrectomyScene } from '../phantom/scene.ts';
import { createLostAnchor } from './anchor.ts';
import { buildPyramid } from './pyramid.ts';
import {
  circleAt,
  type Film,
  Follower,
  filmOf,
  height,
  mean,
  percentile,
  Truth,
  width,
} from './tracking.test-support.ts';

const scene = gastrectomyScene(20_260_802);
/** On tissue, clear of both instruments. */
const strokes = [circleAt({ x: 180, y: 230 }, 26), circleAt({ x: 320, y: 250 }, 30), circleAt({ x: 250, y: 310 }, 22)];
const frameMs = 1_000 / 30;

describe('drawings on moving tissue', { timeout: 60_000 }, () => {
  let film: Film;
  beforeAll(() => {
    film = filmOf(scene);
  });

  it.each([30, 15])('stay where they were drawn, at %i pictures a second, or say that they do not know', (fps) => {
    const follower = new Follower(film.pyramidAt(0), strokes);
    const truth = new Truth(film.phantom, 0, strokes);
    for (let number = 1; number <= fps * 4; number++) {
      const timeMs = (number * 1_000) / fps;
      truth.note(timeMs, follower.see(film.pyramidAt(timeMs), 1_000 / fps));
    }
    expect(mean(truth.trackedErrorsPx)).toBeLessThan(2);
    expect(percentile(truth.trackedErrorsPx, 0.95)).toBeLessThan(4);
    expect(truth.falseHolds).toBe(0);
    expect(truth.trackedShare).toBeGreaterThan(0.85);
    // The control: what a drawing does that stands still.
    expect(mean(truth.staticErrorsPx)).toBeGreaterThan(10 * mean(truth.trackedErrorsPx));
  });

  it('are given up when the picture is of something else, and come back with it', () => {
    // Upside down there is other tissue at every place.
    const elsewhere = (timeMs: number) => {
      const [{ luma }] = film.pyramidAt(timeMs);
      return buildPyramid(luma.toReversed(), width, height);
    };
    const follower = new Follower(film.pyramidAt(0), strokes);
    const statesAfter = (count: number, pyramidAt: Film['pyramidAt']) => {
      for (let number = 1; number <= count; number++) follower.see(pyramidAt(number * frameMs), frameMs);
      return new Set(follower.anchors.flatMap(({ vertices }) => vertices.map(({ state }) => state)));
    };
    statesAfter(5, film.pyramidAt);
    expect(statesAfter(9, elsewhere)).not.toContain('tracked');
    expect(statesAfter(30, elsewhere)).toEqual(new Set(['lost']));
    expect(statesAfter(45, film.pyramidAt)).toContain('tracked');
  });

  it('are found by whoever only has the picture that they were drawn on', () => {
    const follower = new Follower(film.pyramidAt(0), strokes, createLostAnchor);
    const truth = new Truth(film.phantom, 0, strokes);
    const laterMs = 1_500;
    const first = follower.see(film.pyramidAt(laterMs), frameMs);
    expect(new Set(first.flatMap(({ vertices }) => vertices.map(({ state }) => state)))).not.toContain('tracked');
    for (let number = 1; number <= 75; number++) {
      const timeMs = laterMs + number * frameMs;
      truth.note(timeMs, follower.see(film.pyramidAt(timeMs), frameMs));
    }
    expect(follower.anchors.map(({ lostBecause }) => lostBecause)).toEqual(strokes.map(() => null));
    expect(truth.falseHolds).toBe(0);
    expect(mean(truth.trackedErrorsPx)).toBeLessThan(2);
  });

  it('go the same way again when a recording is replayed', () => {
    const run = () => {
      const follower = new Follower(film.pyramidAt(0), strokes);
      for (let number = 1; number <= 10; number++) follower.see(film.pyramidAt(number * frameMs), frameMs);
      return follower.anchors.map(({ vertices, model }) => ({ vertices, model }));
    };
    expect(run()).toEqual(run());
  });
});
