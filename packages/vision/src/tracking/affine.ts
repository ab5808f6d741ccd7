import type { Point } from '../point.ts';

/** (x, y) goes to (a x + b y + tx, c x + d y + ty). */
export interface Affine {
  readonly a: number;
  readonly b: number;
  readonly tx: number;
  readonly c: number;
  readonly d: number;
  readonly ty: number;
}

export const identity: Affine = { a: 1, b: 0, tx: 0, c: 0, d: 1, ty: 0 };

export const applyAffine = ({ a, b, tx, c, d, ty }: Affine, { x, y }: Point): Point => ({
  x: a * x + b * y + tx,
  y: c * x + d * y + ty,
});

/** First `inner`, then `outer`. */
export const compose = (outer: Affine, inner: Affine): Affine => ({
  a: outer.a * inner.a + outer.b * inner.c,
  b: outer.a * inner.b + outer.b * inner.d,
  tx: outer.a * inner.tx + outer.b * inner.ty + outer.tx,
  c: outer.c * inner.a + outer.d * inner.c,
  d: outer.c * inner.b + outer.d * inner.d,
  ty: outer.c * inner.tx + outer.d * inner.ty + outer.ty,
});

export const moved = (affine: Affine, { x, y }: Point): Affine => ({
  ...affine,
  tx: affine.tx + x,
  ty: affine.ty + y,
});

/** How many times longer lengths become, over all directions. */
export const scaleOf = ({ a, b, c, d }: Affine): number => Math.sqrt(Math.abs(a * d - b * c));

/** What leads back, without the shift: for the offsets within a patch. */
export function linearInverse({ a, b, c, d }: Affine): Affine {
  const determinant = a * d - b * c;
  return { a: d / determinant, b: -b / determinant, tx: 0, c: -c / determinant, d: a / determinant, ty: 0 };
}

/** What leads back. */
export function inverse(affine: Affine): Affine {
  const linear = linearInverse(affine);
  const { x, y } = applyAffine(linear, { x: affine.tx, y: affine.ty });
  return { ...linear, tx: -x, ty: -y };
}
