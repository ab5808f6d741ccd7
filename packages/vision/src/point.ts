/** A place in a picture, pixels with whole numbers at pixel centres. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export const distance = (one: Point, other: Point): number => Math.hypot(one.x - other.x, one.y - other.y);
