import type { Mark } from '@scrubline/contract';
import type { FollowedVertex } from '@scrubline/vision';
import { describe, expect, it } from 'vitest';
import { lookOf } from './stroke-path.ts';
import { verticesOf } from './stroke-vertices.ts';

const size = { width: 1280, height: 720 };
const arrow: Mark = {
  tool: 'arrow',
  points: [
    [0.25, 0.5, 0.5],
    [0.5, 0.5, 0.5],
  ],
};
const pathOf = (mark: Mark) => lookOf(mark, size, null).solid;

describe('a mark', () => {
  it('of the pen is an outline that closes, wider where it was pressed', () => {
    const line = (pressure: number) => pathOf({ tool: 'pen', points: [0.1, 0.2, 0.3].map((x) => [x, 0.5, pressure]) });
    const heightOf = (path: string) => {
      const ys = [...path.matchAll(/ (\d+(\.\d+)?)/g)].map(([, y]) => Number(y));
      return Math.max(...ys) - Math.min(...ys);
    };
    expect(line(0.5)).toMatch(/^M.*Z$/);
    expect(heightOf(line(1))).toBeGreaterThan(heightOf(line(0.1)));
  });

  it('of a single touch can be seen', () => {
    expect(pathOf({ tool: 'pen', points: [[0.5, 0.5, 0.5]] }).length).toBeGreaterThan(20);
  });

  it('of the arrow ends where it points', () => {
    expect(pathOf(arrow)).toMatch(/^M320 360L640 360M/);
  });

  it('of the circle fits between its corners, whichever was first', () => {
    const corners = [
      [0.25, 0.25, 0.5],
      [0.5, 0.75, 0.5],
    ] as [[number, number, number], [number, number, number]];
    const looks = [corners, corners.toReversed()].map((points) => pathOf({ tool: 'circle', points }));
    expect(looks[0]).toBe('M320 360A160 180 0 1 0 640 360A160 180 0 1 0 320 360');
    expect(looks[1]).toBe(looks[0]);
  });
});

const moved = (mark: Mark, states: readonly FollowedVertex['state'][], by: number): FollowedVertex[] =>
  verticesOf(mark).map(({ x, y }, index) => ({ x: x + by, y, state: states[index] ?? 'tracked' }));

describe('a mark that is followed', () => {
  const pen: Mark = { tool: 'pen', points: Array.from({ length: 100 }, (_, index) => [0.2 + index / 500, 0.5, 0.5]) };
  const circle: Mark = {
    tool: 'circle',
    points: [
      [0.25, 0.25, 0.5],
      [0.5, 0.75, 0.5],
    ],
  };
  const marks: readonly Mark[] = [pen, arrow, circle, { tool: 'marker', points: [[0.4, 0.4, 0.5]], label: 'vessel' }];

  it.each(marks.map((mark) => [mark.tool, mark] as const))('is where its vertices are: %s', (_tool, mark) => {
    const left = (path: string) => Math.min(...[...path.matchAll(/[MLQ ](\d+(\.\d+)?) /g)].map(([, x]) => Number(x)));
    const still = lookOf(mark, size, moved(mark, [], 0));
    const followed = lookOf(mark, size, moved(mark, [], 0.1));
    expect(left(followed.solid) - left(still.solid)).toBeCloseTo(128, 0);
    expect(followed.dashed).toBe('');
  });

  it('is dashed where it is not seen, and left out where it is lost', () => {
    const states = [...Array(8).fill('tracked'), ...Array(8).fill('held'), ...Array(8).fill('lost')];
    const { solid, dashed } = lookOf(pen, size, moved(pen, states, 0));
    const right = (path: string) => Math.max(...[...path.matchAll(/[MLQ ](\d+(\.\d+)?) /g)].map(([, x]) => Number(x)));
    expect([right(solid), right(dashed)].map((x) => x / size.width)).toEqual([
      expect.closeTo(0.2 + 0.2 * (7 / 23), 1),
      expect.closeTo(0.2 + 0.2 * (15 / 23), 1),
    ]);
  });

  it('of an arrow is whole or not at all', () => {
    const held = lookOf(arrow, size, moved(arrow, ['tracked', 'tracked', 'tracked', 'tracked', 'held'], 0));
    expect([held.solid, held.dashed]).toEqual(['', pathOf(arrow)]);
    const lost = lookOf(arrow, size, moved(arrow, ['lost'], 0));
    expect([lost.solid, lost.dashed]).toEqual(['', '']);
  });

  it('has few vertices, however many points it has', () => {
    const many: Mark = { tool: 'pen', points: Array.from({ length: 1_000 }, () => [0.5, 0.5, 0.5]) };
    for (const mark of [...marks, many]) expect(verticesOf(mark).length).toBeLessThanOrEqual(24);
  });
});
