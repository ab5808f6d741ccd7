import type { Mark, StrokePoint } from '@scrubline/contract';
import type { FollowedVertex, Point } from '@scrubline/vision';

/** Enough for a curve, and few enough that each is looked for in every frame. */
const mostVertices = 24;
const arrowVertices = 5;

/** The places of a mark that are followed, shares of the picture's sides. */
export function verticesOf(mark: Mark): Point[] {
  if (mark.tool === 'pen') return vertexIndices(mark.points).map((index) => pointOf(mark.points[index]));
  const [from, to] = [pointOf(mark.points[0]), pointOf(mark.points.at(-1))];
  if (mark.tool === 'marker') return [from];
  return mark.tool === 'arrow' ? alongLine(from, to) : aroundEllipse(from, to);
}

const pointOf = ([x, y]: StrokePoint = [0, 0, 0]): Point => ({ x, y });

function alongLine(from: Point, to: Point): Point[] {
  return Array.from({ length: arrowVertices }, (_, index) => {
    const share = index / (arrowVertices - 1);
    return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
  });
}

/** Between two corners. */
function aroundEllipse(from: Point, to: Point): Point[] {
  const centre = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  return Array.from({ length: mostVertices }, (_, index) => {
    const angle = (index / mostVertices) * 2 * Math.PI;
    return {
      x: centre.x + (Math.abs(to.x - from.x) / 2) * Math.cos(angle),
      y: centre.y + (Math.abs(to.y - from.y) / 2) * Math.sin(angle),
    };
  });
}

/** Which of a pen's points are followed: evenly along its way, its ends among them. */
function vertexIndices(points: readonly StrokePoint[]): number[] {
  const way = wayTo(points);
  const whole = way.at(-1) ?? 0;
  const count = Math.min(mostVertices, points.length);
  const indices = Array.from({ length: count }, (_, vertex) => {
    const share = count === 1 ? 0 : vertex / (count - 1);
    return vertex === count - 1 ? points.length - 1 : way.findIndex((along) => along >= whole * share);
  });
  return [...new Set(indices)];
}

/** How far along the way each point is, shares of the picture's sides. */
function wayTo(points: readonly StrokePoint[]): number[] {
  let along = 0;
  return points.map(([x, y], index) => {
    const [beforeX, beforeY] = points[index - 1] ?? [x, y];
    along += Math.hypot(x - beforeX, y - beforeY);
    return along;
  });
}

/** A piece of a pen's stroke whose vertices are in one state. */
export interface PenPiece {
  readonly state: 'tracked' | 'held';
  readonly points: readonly StrokePoint[];
}

/** A pen's points where its vertices are now, without the pieces that are lost. */
export function movedPen(points: readonly StrokePoint[], vertices: readonly FollowedVertex[]): PenPiece[] {
  const indices = vertexIndices(points);
  const [only] = vertices;
  if (indices.length < 2) return only ? onePiece(points, only) : [];
  const moved = movedPoints(points, indices, vertices);
  return runsOf(vertices).map(({ state, first, last }) => ({
    state,
    points: moved.slice(indices[first] ?? 0, (indices[last] ?? 0) + 1),
  }));
}

function onePiece(points: readonly StrokePoint[], { x, y, state }: FollowedVertex): PenPiece[] {
  return state === 'lost' ? [] : [{ state, points: points.map(([, , pressure]) => [x, y, pressure]) }];
}

/** Between two vertices a point moves by what both do. */
function movedPoints(
  points: readonly StrokePoint[],
  indices: readonly number[],
  vertices: readonly FollowedVertex[],
): StrokePoint[] {
  const way = wayTo(points);
  let vertex = 0;
  return points.map(([x, y, pressure], index) => {
    while (vertex < indices.length - 2 && index > (indices[vertex + 1] ?? 0)) vertex += 1;
    const [from = 0, to = 0] = [indices[vertex], indices[vertex + 1]];
    const [start, end] = [way[from] ?? 0, way[to] ?? 0];
    const share = end > start ? ((way[index] ?? 0) - start) / (end - start) : 0;
    const [one, other] = [moveOf(points[from], vertices[vertex]), moveOf(points[to], vertices[vertex + 1])];
    return [x + one.x + (other.x - one.x) * share, y + one.y + (other.y - one.y) * share, pressure];
  });
}

function moveOf(point: StrokePoint | undefined, vertex: FollowedVertex | undefined): Point {
  return point && vertex ? { x: vertex.x - point[0], y: vertex.y - point[1] } : { x: 0, y: 0 };
}

export interface Run {
  readonly state: 'tracked' | 'held';
  /** Of the vertices, both inclusive. */
  readonly first: number;
  readonly last: number;
}

/** Neighbours that are in one state. A way between two vertices is no better than the worse of them. */
export function runsOf(vertices: readonly FollowedVertex[]): Run[] {
  const runs: Run[] = [];
  for (const [index, { state }] of vertices.entries()) {
    const next = vertices[index + 1];
    if (!next) break;
    const worse = worseOf(state, next.state);
    const before = runs.at(-1);
    if (worse === 'lost') continue;
    if (before?.state === worse && before.last === index) runs[runs.length - 1] = { ...before, last: index + 1 };
    else runs.push({ state: worse, first: index, last: index + 1 });
  }
  return runs;
}

type State = FollowedVertex['state'];
const order: readonly State[] = ['tracked', 'held', 'lost'];
export const worseOf = (one: State, other: State): State =>
  order[Math.max(order.indexOf(one), order.indexOf(other))] ?? 'lost';
