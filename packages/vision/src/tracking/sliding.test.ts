import { describe, expect, it } from 'vitest';
import type { Point } from '../point.ts';
import { seededRandom } from '../seeded-random.ts';
import { unsurenessThrough } from './certainty.ts';
import { fitRobust } from './model.ts';
import { buildPyramid } from './pyramid.ts';
import { chooseSeeds } from './seeds.ts';
import { circleAt, Follower, height, width } from './tracking.test-support.ts';

const edgeY = 180;
const slope = 1 / 3;
const edgeAt = (x: number): number => edgeY + (x - 320) * slope;
/** Bright tissue below dark, as an organ's rim is, in the steps that a codec makes of it, with some of a camera's noise. */
function edgePicture(noiseSeed: number, spots: readonly Point[] = []) {
  const random = seededRandom(noiseSeed);
  const luma = Uint8Array.from({ length: width * height }, (_, at) => {
    const [x, y] = [at % width, Math.floor(at / width)];
    const isSpot = spots.some((spot) => Math.hypot(x - spot.x, y - spot.y) < 4);
    const light = 70 + 90 / (1 + Math.exp((edgeAt(Math.round(x / 12) * 12) - y) / 2));
    return (isSpot ? light - 35 : light) + 4 * (random() - 0.5);
  });
  return buildPyramid(luma, width, height);
}

describe('a drawing on an edge that looks alike all along', () => {
  it('is not said to be tracked: nobody could see it slide', () => {
    const follower = new Follower(edgePicture(1), [circleAt({ x: 320, y: edgeY }, 26)]);
    follower.see(edgePicture(2), 33);
    const states = new Set(follower.anchors.flatMap(({ vertices }) => vertices.map(({ state }) => state)));
    expect(states).not.toContain('tracked');
  });

  it('is tracked by what else lies beside it', () => {
    const spots = [300, 316, 330, 345].map((x, index) => ({ x, y: edgeAt(x) + 16 + 9 * (index % 2) }));
    const follower = new Follower(edgePicture(1, spots), [circleAt({ x: 320, y: edgeY }, 26)]);
    for (let number = 2; number <= 6; number++) follower.see(edgePicture(number, spots), 33);
    const states = follower.anchors.flatMap(({ vertices }) => vertices.map(({ state }) => state));
    expect(states.filter((state) => state === 'tracked').length).toBeGreaterThan(6);
  });

  it('has seeds that know along which direction they slide', () => {
    const seeds = chooseSeeds(edgePicture(1, [{ x: 320, y: edgeY + 30 }]), circleAt({ x: 320, y: edgeY + 10 }, 26));
    const sliding = seeds.flatMap(({ slidesAlong }) => slidesAlong ?? []);
    expect(sliding.length).toBeGreaterThan(2);
    expect(sliding.every(({ x, y }) => Math.abs(Math.atan(y / x) - Math.atan(slope)) < 0.21)).toBe(true);
    expect(seeds.some(({ x, y, slidesAlong }) => !slidesAlong && Math.hypot(x - 320, y - edgeY - 30) < 14)).toBe(true);
  });
});

describe('seeds that slid along their edge', () => {
  const corners = [
    { x: 340, y: 190 },
    { x: 362, y: 204 },
    { x: 350, y: 222 },
  ].map((from) => ({ from, to: { x: from.x + 3, y: from.y - 2 } }));
  const slidesAlong = { x: 1, y: 0 };
  const slid = [260, 272, 284, 296, 308, 320].map((x) => ({
    from: { x, y: 180, slidesAlong },
    to: { x: x + 12, y: 178 },
  }));

  it('do not drag along with them what is fitted', () => {
    const fit = fitRobust([...corners, ...slid], 8, seededRandom(1));
    expect(fit?.inliers).toHaveLength(9);
    expect(fit?.model.tx).toBeCloseTo(3);
    expect(fit?.model.ty).toBeCloseTo(-2);
    expect(fit?.model.a).toBeCloseTo(1);
  });

  it('make certain what lies across their edge only', () => {
    const alone = unsurenessThrough(slid.map(({ from }) => from));
    const withCorner = unsurenessThrough([...slid, ...corners].map(({ from }) => from));
    expect(alone({ x: 290, y: 180 })).toBeGreaterThan(100);
    expect(withCorner({ x: 345, y: 200 })).toBeLessThan(1);
    expect(withCorner({ x: 200, y: 120 })).toBeGreaterThan(1);
  });
});
