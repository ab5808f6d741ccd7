import { describe, expect, it } from 'vitest';
import { lookOf } from './stroke-path.ts';

const size = { width: 1280, height: 720 };

describe('a mark', () => {
  it('of the pen is an outline that closes, wider where it was pressed', () => {
    const line = (pressure: number) =>
      lookOf({ tool: 'pen', points: [0.1, 0.2, 0.3].map((x) => [x, 0.5, pressure]) }, size);
    const heightOf = (path: string) => {
      const ys = [...path.matchAll(/ (\d+(\.\d+)?)/g)].map(([, y]) => Number(y));
      return Math.max(...ys) - Math.min(...ys);
    };
    expect(line(0.5).path).toMatch(/^M.*Z$/);
    expect(heightOf(line(1).path)).toBeGreaterThan(heightOf(line(0.1).path));
  });

  it('of a single touch can be seen', () => {
    expect(lookOf({ tool: 'pen', points: [[0.5, 0.5, 0.5]] }, size).path.length).toBeGreaterThan(20);
  });

  it('of the arrow ends where it points', () => {
    const { path } = lookOf(
      {
        tool: 'arrow',
        points: [
          [0.25, 0.5, 0.5],
          [0.5, 0.5, 0.5],
        ],
      },
      size,
    );
    expect(path).toMatch(/^M320 360L640 360M/);
  });

  it('of the circle fits between its corners, whichever was first', () => {
    const corners = [
      [0.25, 0.25, 0.5],
      [0.5, 0.75, 0.5],
    ] as [[number, number, number], [number, number, number]];
    const looks = [corners, corners.toReversed()].map((points) => lookOf({ tool: 'circle', points }, size).path);
    expect(looks[0]).toBe('M320 360A160 180 0 1 0 640 360A160 180 0 1 0 320 360');
    expect(looks[1]).toBe(looks[0]);
  });
});
