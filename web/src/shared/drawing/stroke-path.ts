import type { Mark, StrokePoint } from '@scrubline/contract';
import { getStroke } from 'perfect-freehand';

/** In points of the picture. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** Of the pen with middle pressure. What is narrower on a small screen has a line's least width there. */
const penShare = 6 / 720;
const arrowHeadShare = 28 / 720;

export interface StrokeLook {
  /** Path data of SVG. */
  readonly path: string;
  /** Filled, for the pen, whose width is the pressure's; else a line. */
  readonly isOutline: boolean;
}

/** How a mark looks on a picture of this size. */
export function lookOf(mark: Mark, size: PictureSize): StrokeLook {
  if (mark.tool === 'pen') return { path: penPath(mark.points, size), isOutline: true };
  return { path: linePath(mark, size), isOutline: false };
}

type Place = readonly [x: number, y: number];

export const placeOf = ([x, y]: StrokePoint, { width, height }: PictureSize): Place => [x * width, y * height];

function penPath(points: readonly StrokePoint[], size: PictureSize): string {
  const input = points.map((point) => [...placeOf(point, size), point[2]] as [number, number, number]);
  const outline = getStroke(input, {
    size: size.height * penShare,
    thinning: 0.4,
    simulatePressure: false,
    streamline: 0.3,
  });
  const [first, ...rest] = outline.map(([x = 0, y = 0]) => `${round(x)} ${round(y)}`);
  return first === undefined ? '' : `M${first}L${rest.join('L')}Z`;
}

function linePath(mark: Exclude<Mark, { tool: 'pen' }>, size: PictureSize): string {
  const [from = [0, 0], to = [0, 0]] = mark.points.map((point) => placeOf(point, size));
  switch (mark.tool) {
    case 'arrow':
      return arrowPath(from, to, size.height * arrowHeadShare);
    case 'circle':
      return ellipsePath(from, to);
    case 'marker':
      return crossPath(from, (size.height * arrowHeadShare) / 2);
  }
}

function arrowPath([x1, y1]: Place, [x2, y2]: Place, head: number): string {
  const angle = Math.atan2(y2 - y1, x2 - x1);
  const barb = (turn: number) =>
    `${round(x2 - head * Math.cos(angle + turn))} ${round(y2 - head * Math.sin(angle + turn))}`;
  const [left, right] = [barb(Math.PI / 6), barb(-Math.PI / 6)];
  return `M${round(x1)} ${round(y1)}L${round(x2)} ${round(y2)}M${left}L${round(x2)} ${round(y2)}L${right}`;
}

/** Between two corners. */
function ellipsePath([x1, y1]: Place, [x2, y2]: Place): string {
  const [rx, ry] = [Math.abs(x2 - x1) / 2, Math.abs(y2 - y1) / 2].map(round);
  const [left, right, y] = [Math.min(x1, x2), Math.max(x1, x2), (y1 + y2) / 2].map(round);
  return `M${left} ${y}A${rx} ${ry} 0 1 0 ${right} ${y}A${rx} ${ry} 0 1 0 ${left} ${y}`;
}

function crossPath([x, y]: Place, reach: number): string {
  const [left, right, top, bottom] = [x - reach, x + reach, y - reach, y + reach].map(round);
  return `M${left} ${round(y)}L${right} ${round(y)}M${round(x)} ${top}L${round(x)} ${bottom}`;
}

/** A tenth of a point is less than anybody sees. */
const round = (value: number): number => Math.round(value * 10) / 10;
