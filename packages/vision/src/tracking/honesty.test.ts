import { beforeAll, describe, expect, it } from 'vitest';
import { gastrectomyScene } from '../phantom/scene.ts';
import { PatchAligner } from './align.ts';
import { type Anchor, createAnchor } from './anchor.ts';
import { buildPyramid, type Pyramid } from './pyramid.ts';
import { chooseSeeds } from './seeds.ts';
import { directionTo, type Scene, startOfScene, stepAnchors } from './step-anchors.ts';
import { circleAt, type Film, Follower, filmOf, height, Truth, width } from './tracking.test-support.ts';

const scene = gastrectomyScene(20_260_803);
const strokes = [circleAt({ x: 180, y: 230 }, 26), circleAt({ x: 320, y: 250 }, 30), circleAt({ x: 250, y: 310 }, 22)];
const frameMs = 1_000 / 30;
const statesOf = (anchors: readonly Anchor[]) =>
  new Set(anchors.flatMap(({ vertices }) => vertices.map(({ state }) => state)));

const patienceMs = 120_000;
let film: Film;
beforeAll(() => {
  film = filmOf(scene);
}, patienceMs);

describe('a drawing whose tissue cannot be seen', { timeout: patienceMs }, () => {
  it('is held at once when the picture only repeats, and lost after a second', () => {
    const follower = new Follower(film.pyramidAt(0), strokes);
    expect(statesOf(follower.see(film.pyramidAt(frameMs), frameMs))).toContain('tracked');
    expect(statesOf(follower.see(film.pyramidAt(frameMs), frameMs))).toEqual(new Set(['held']));
    for (let number = 0; number < 31; number++) follower.see(film.pyramidAt(frameMs), frameMs);
    expect(statesOf(follower.anchors)).toEqual(new Set(['lost']));
    expect(follower.anchors.every(({ lostBecause }) => lostBecause === 'hidden')).toBe(true);
  });

  it('is never said to be tracked elsewhere while an instrument lies over it, and is back when that has gone', () => {
    const worked = {
      ...scene,
      instruments: scene.instruments.map((instrument) => ({
        ...instrument,
        rest: { x: 560, y: 500 },
        presence: { fromS: 0.3, untilS: 2.5 },
      })),
    };
    const covered = filmOf(worked);
    const follower = new Follower(covered.pyramidAt(0), strokes);
    const truth = new Truth(covered.phantom, 0, strokes);
    const seen: number[] = [];
    for (let number = 1; number <= 135; number++) {
      const timeMs = number * frameMs;
      const anchors = follower.see(covered.pyramidAt(timeMs), frameMs);
      truth.note(timeMs, anchors);
      seen.push(anchors.flatMap(({ vertices }) => vertices.filter(({ state }) => state === 'tracked')).length);
    }
    expect(truth.falseHolds).toBe(0);
    expect(Math.min(...seen.slice(30, 75))).toBeLessThan(30);
    expect(seen.at(-1)).toBeGreaterThan(32);
  });

  it('is looked for in the direction in which it left, by how the rest of the picture moves', () => {
    const moving = { swayPx: 0, tremorPx: 0, turnRad: 0, zoom: 0, tilt: 0 };
    const away = { fromS: 0.2, untilS: 90, wayS: 3, shift: { x: -760, y: 0 }, turnRad: 0, zoom: 0 };
    const leaving = filmOf({ ...scene, camera: { ...moving, excursions: [away] }, instruments: [] });
    const follower = new Follower(leaving.pyramidAt(0), strokes.slice(0, 1));
    let current = leaving.pyramidAt(0);
    for (let number = 1; number <= 96; number++) {
      current = leaving.pyramidAt(number * frameMs);
      follower.see(current, frameMs);
    }
    const [anchor] = follower.anchors;
    expect(anchor?.lostBecause).toBe('left');
    const direction = anchor ? directionTo(anchor, { current }) : null;
    expect(direction?.x).toBeLessThan(-0.8);
  });
});

describe('a budget', { timeout: patienceMs }, () => {
  /** Each look at the clock takes as long as a busy machine would. */
  const slowClock = () => {
    let nowMs = 0;
    return () => {
      nowMs += 5;
      return nowMs;
    };
  };

  it('leaves out far seeds and never the checks', () => {
    const truth = new Truth(film.phantom, 0, strokes);
    const aligner = new PatchAligner();
    const now = slowClock();
    let previous: Pyramid = film.pyramidAt(0);
    let anchors: readonly Anchor[] = strokes.map((stroke, index) => createAnchor(previous, stroke, index));
    let known: Scene = startOfScene;
    for (let number = 1; number <= 60; number++) {
      const current = film.pyramidAt(number * frameMs);
      const step = { aligner, previous, current, dtMs: frameMs, budget: { limitMs: 2, now } };
      const stepped = stepAnchors(anchors, step, known);
      anchors = stepped.anchors;
      known = stepped.scene;
      previous = current;
      truth.note(number * frameMs, anchors);
    }
    const followed = anchors.map(({ seeds }) => seeds.filter(({ isFollowed }) => isFollowed).length);
    expect(Math.max(...followed)).toBeLessThanOrEqual(8);
    expect(truth.falseHolds).toBe(0);
    expect(truth.trackedShare).toBeGreaterThan(0.6);
  });
});

it('no seed lies at the rim of a round picture or in a bar beside a narrow one', () => {
  const luma = Uint8Array.from({ length: width * height }, (_, at) => {
    const [x, y] = [at % width, Math.floor(at / width)];
    const texture = 110 + 40 * Math.sin(x / 3.1) * Math.cos(y / 2.7);
    return x < 160 + 4 * Math.sin(y / 5) ? 16 : texture;
  });
  const seeds = chooseSeeds(buildPyramid(luma, width, height), circleAt({ x: 165, y: 180 }, 24));
  expect(seeds.length).toBeGreaterThan(3);
  expect(Math.min(...seeds.map(({ x }) => x))).toBeGreaterThan(168);
});
