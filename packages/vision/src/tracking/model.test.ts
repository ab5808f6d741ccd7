import { describe, expect, it } from 'vitest';
import { seededRandom } from '../seeded-random.ts';
import { type Affine, applyAffine } from './affine.ts';
import { fitRobust, type Match } from './model.ts';

const truth: Affine = { a: 1.08, b: -0.12, tx: 14, c: 0.1, d: 1.02, ty: -9 };
const random = seededRandom(5);
const places = Array.from({ length: 16 }, () => ({ x: 300 + 60 * random(), y: 150 + 60 * random() }));
const honest = places.map((from): Match => ({ from, to: applyAffine(truth, from) }));
const missPx = (model: Affine) =>
  Math.max(
    ...honest.map(({ from, to }) => {
      const { x, y } = applyAffine(model, from);
      return Math.hypot(x - to.x, y - to.y);
    }),
  );

describe('what most of the matches say', () => {
  it('is found though a third of them stick to an instrument', () => {
    const stuck = honest.map((match, index) => (index % 3 === 0 ? { ...match, to: { x: 500, y: 20 + index } } : match));
    const fit = fitRobust(stuck, 8, seededRandom(1));
    expect(fit?.inliers).toHaveLength(10);
    expect(missPx(fit?.model ?? truth)).toBeLessThan(2.5);
  });

  it('is nothing when fewer than three agree', () => {
    expect(fitRobust(honest.slice(0, 2), 8, seededRandom(1))).toBeNull();
    const scattered = honest.slice(0, 5).map((match, index) => ({ ...match, to: { x: index * 200, y: index ** 3 } }));
    expect(fitRobust(scattered, 1, seededRandom(1))).toBeNull();
  });

  it('is nothing when all lie on one spot', () => {
    const spot = Array.from({ length: 8 }, () => ({ from: { x: 1, y: 1 }, to: { x: 2, y: 2 } }));
    expect(fitRobust(spot, 8, seededRandom(1))).toBeNull();
  });
});
