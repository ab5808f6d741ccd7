import type { Mark, StrokePoint } from '@scrubline/contract';
import type { FollowedVertex } from '@scrubline/vision';
import { getStroke } from 'perfect-freehand';
import { movedPen, type Run, runsOf, worseOf } from './stroke-vertices.ts';

/** In points of the picture. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** Of the pen with middle pressure. What is narrower on a small screen has a line's least width there. */
const penShare = 6 / 720;
const arrowHeadShare = 28 / 720;

export interface StrokeLook {
  /** Path data of SVG: what is where its tissue is. */
  readonly solid: string;
  /** Whether that is filled, for the pen, whose width is the pressure's; else it is a line. */
  readonly isOutline: boolean;
  /** A line: what is not seen just now. */
  readonly dashed: string;
}

/**
 * How a mark looks on a picture of this size, without what is lost.
 * @param vertices where it is now; null where it stands still
 */
export function lookOf(mark: Mark, size: PictureSize, vertices: readonly FollowedVertex[] | null): StrokeLook {
  if (vertices) return movedLook(mark, size, vertices);
  if (mark.tool === 'pen') return { solid: penPath(mark.points, size), isOutline: true, dashed: '' };
  return { solid: linePath(mark, size), isOutline: false, dashed: '' };
}

function movedLook(mark: Mark, size: PictureSize, vertices: readonly FollowedVertex[]): StrokeLook {
  switch (mark.tool) {
    case 'pen': {
      const pieces = movedPen(mark.points, vertices);
      return {
        solid: joined(pieces, 'tracked', ({ points }) => penPath(points, size)),
        isOutline: true,
        dashed: joined(pieces, 'held', ({ points }) => polyline(points, size)),
      };
    }
    case 'circle': {
      const [first] = vertices;
      const round = first ? [...vertices, first] : [];
      const arcOf = ({ first: from, last }: Run) =>
        curve(round.slice(from, last + 1), size, last - from === vertices.length);
      const arcs = runsOf(round);
      return { solid: joined(arcs, 'tracked', arcOf), isOutline: false, dashed: joined(arcs, 'held', arcOf) };
    }
    case 'arrow':
    case 'marker':
      return wholeLook(mark, size, vertices);
  }
}

function joined<Piece extends { readonly state: 'tracked' | 'held' }>(
  pieces: readonly Piece[],
  state: Piece['state'],
  pathOf: (piece: Piece) => string,
): string {
  return pieces
    .filter((piece) => piece.state === state)
    .map(pathOf)
    .join('');
}

/** Half an arrow points at nothing: it is no better than the worse of its ends. */
function wholeLook(
  mark: Extract<Mark, { tool: 'arrow' | 'marker' }>,
  size: PictureSize,
  vertices: readonly FollowedVertex[],
): StrokeLook {
  const [first, last] = [vertices[0], vertices.at(-1)];
  const state = first && last ? worseOf(first.state, last.state) : 'lost';
  const ends = [first, last].flatMap((vertex) => (vertex ? [[vertex.x, vertex.y, 0.5] satisfies StrokePoint] : []));
  const path = state === 'lost' ? '' : linePath({ ...mark, points: ends }, size);
  return { solid: state === 'tracked' ? path : '', isOutline: false, dashed: state === 'held' ? path : '' };
}

/** Through the middles between its vertices. */
function curve(vertices: readonly FollowedVertex[], size: PictureSize, isClosed: boolean): string {
  const places = vertices.map(({ x, y }): Place => [round(x * size.width), round(y * size.height)]);
  const middles = places.slice(1).map(([x, y], index): Place => {
    const [beforeX, beforeY] = places[index] ?? [x, y];
    return [round((x + beforeX) / 2), round((y + beforeY) / 2)];
  });
  const [start = [0, 0], ...rest] = middles;
  const bends = rest.map((middle, index) => `Q${textOf(places[index + 1])} ${textOf(middle)}`).join('');
  if (isClosed) return `M${textOf(start)}${bends}Q${textOf(places[0])} ${textOf(start)}Z`;
  return `M${textOf(places[0])}L${textOf(start)}${bends}L${textOf(places.at(-1))}`;
}

const textOf = ([x, y]: Place = [0, 0]): string => `${x} ${y}`;

const polyline = (points: readonly StrokePoint[], size: PictureSize): string =>
  `M${points.map((point) => textOf(roundedPlace(point, size))).join('L')}`;

type Place = readonly [x: number, y: number];

export const placeOf = ([x, y]: StrokePoint, { width, height }: PictureSize): Place => [x * width, y * height];

function roundedPlace(point: StrokePoint, size: PictureSize): Place {
  const [x, y] = placeOf(point, size);
  return [round(x), round(y)];
}

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
