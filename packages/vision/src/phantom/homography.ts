import type { Point } from '../point.ts';

/** A projective map of the plane, row by row. */
export type Homography = readonly [number, number, number, number, number, number, number, number, number];

export function mapPoint(h: Homography, x: number, y: number): Point {
  const w = h[6] * x + h[7] * y + h[8];
  return { x: (h[0] * x + h[1] * y + h[2]) / w, y: (h[3] * x + h[4] * y + h[5]) / w };
}

/** The map that undoes `h`. */
export function invert([a, b, c, d, e, f, g, h, i]: Homography): Homography {
  const first = e * i - f * h;
  const second = f * g - d * i;
  const third = d * h - e * g;
  const scale = 1 / (a * first + b * second + c * third);
  return [
    first * scale,
    (c * h - b * i) * scale,
    (b * f - c * e) * scale,
    second * scale,
    (a * i - c * g) * scale,
    (c * d - a * f) * scale,
    third * scale,
    (b * g - a * h) * scale,
    (a * e - b * d) * scale,
  ];
}
