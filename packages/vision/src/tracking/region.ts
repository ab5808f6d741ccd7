import type { Point } from '../point.ts';
import { floatAt, intAt } from '../typed-reads.ts';
import type { Affine } from './affine.ts';
import { lumaAt } from './patch.ts';
import type { Pyramid } from './pyramid.ts';

/**
 * How the tissue around a stroke looked when it was drawn, in some 700 places. No seed has a part in it, so that it can
 * contradict them. The places are sorted into cells, so that each part of the stroke can be judged by its own
 * surroundings: an instrument hides some of it, not all.
 */
export interface Region {
  /** x, y and value of each place, three numbers each. */
  readonly places: Float32Array;
  /** The cell of each place. */
  readonly cells: Int32Array;
  readonly columns: number;
  readonly rows: number;
  readonly left: number;
  readonly top: number;
  readonly cellPx: number;
}

const mostPlaces = 700;
const leastPitchPx = 3;
const marginPx = 10;
/** A highlight may not outweigh the tissue. */
const mostValue = 25;
/** Mean of eight pixels by eight. Black is 16. */
const darkest = 36;
const leastPlaces = 40;
const leastShare = 0.4;
/** Of the surroundings of one vertex. */
const leastPlacesNear = 36;
const leastShareNear = 0.6;
/** Squared luma. Of this variance as much is noise and codec as tissue. */
const bareVariance = 8;
/** Three cells in each direction, some 150 places, tell how it looks beside a vertex. */
const pitchesACell = 4;

export function takeRegion(key: Pyramid, vertices: readonly Point[]): Region {
  const { width, height } = key[0];
  const [xs, ys] = [vertices.map(({ x }) => x), vertices.map(({ y }) => y)];
  const left = Math.max(4, Math.min(...xs) - marginPx);
  const right = Math.min(width - 5, Math.max(...xs) + marginPx);
  const top = Math.max(4, Math.min(...ys) - marginPx);
  const bottom = Math.min(height - 5, Math.max(...ys) + marginPx);
  const pitch = Math.max(leastPitchPx, Math.sqrt(((right - left) * (bottom - top)) / mostPlaces));
  const cellPx = pitch * pitchesACell;
  const columns = Math.max(1, Math.ceil((right - left) / cellPx + 1e-6));
  const rows = Math.max(1, Math.ceil((bottom - top) / cellPx + 1e-6));
  const places: number[] = [];
  const cells: number[] = [];
  for (let y = top; y <= bottom; y += pitch) {
    for (let x = left; x <= right; x += pitch) {
      if (isBlack(key, x, y)) continue;
      places.push(x, y, valueAt(key, x, y));
      cells.push(Math.floor((y - top) / cellPx) * columns + Math.floor((x - left) / cellPx));
    }
  }
  return { places: Float32Array.from(places), cells: Int32Array.from(cells), columns, rows, left, top, cellPx };
}

/** Structure of two to eight pixels: finer is noise and codec, coarser is light. */
function valueAt(pyramid: Pyramid, x: number, y: number): number {
  const value = lumaAt(pyramid[1], x / 2, y / 2) - lumaAt(pyramid[3], x / 8, y / 8);
  return Math.min(mostValue, Math.max(-mostValue, value));
}

/** At the rim of a round picture or a bar beside a narrow one, which stand still whatever the tissue does. */
const isBlack = (pyramid: Pyramid, x: number, y: number): boolean => lumaAt(pyramid[3], x / 8, y / 8) < darkest;

/** What a picture shows of a region: for each cell the sums from which a correlation is made. */
interface CellSums {
  readonly region: Region;
  readonly sums: Float64Array;
}

export interface RegionMatch extends CellSums {
  /** Normalised cross-correlation of the whole region, -1 to 1; -1 too when the picture shows too little of it. */
  readonly whole: number;
}

const sumsACell = 7;

/** Compares a region with a picture under a model. */
export function matchRegion(region: Region, picture: Pyramid, model: Affine): RegionMatch {
  const { places, cells, columns, rows } = region;
  const { width, height } = picture[0];
  const { a, b, tx, c, d, ty } = model;
  const sums = new Float64Array(columns * rows * sumsACell);
  for (let place = 0; place < cells.length; place++) {
    const at = intAt(cells, place) * sumsACell;
    add(sums, at, 1);
    const keyX = floatAt(places, 3 * place);
    const keyY = floatAt(places, 3 * place + 1);
    const x = a * keyX + b * keyY + tx;
    const y = c * keyX + d * keyY + ty;
    if (!(x >= 2 && y >= 2 && x <= width - 4 && y <= height - 4)) continue;
    if (isBlack(picture, x, y)) continue;
    const key = floatAt(places, 3 * place + 2);
    const now = valueAt(picture, x, y);
    add(sums, at + 1, 1);
    add(sums, at + 2, key);
    add(sums, at + 3, now);
    add(sums, at + 4, key * key);
    add(sums, at + 5, now * now);
    add(sums, at + 6, key * now);
  }
  return { region, sums, whole: wholeCorrelation({ region, sums }) };
}

function add(sums: Float64Array, at: number, value: number): void {
  sums[at] = (sums[at] ?? 0) + value;
}

function wholeCorrelation(match: CellSums): number {
  const { columns, rows } = match.region;
  const whole = sumPart(match, { columns: [0, columns - 1], rows: [0, rows - 1] });
  return correlationOf(whole, leastPlaces, leastShare);
}

/**
 * The same around one place of the key picture. Where the key is bare there, noise is all that could be compared: the less
 * it shows, the more the whole region speaks for it.
 */
export function correlationNear(match: RegionMatch, { x, y }: Point): number {
  const { left, top, cellPx, columns, rows } = match.region;
  const column = Math.floor((x - left) / cellPx);
  const row = Math.floor((y - top) / cellPx);
  const within = (value: number, most: number): number => Math.min(most, Math.max(0, value));
  const near = sumPart(match, {
    columns: [within(column - 1, columns - 1), within(column + 1, columns - 1)],
    rows: [within(row - 1, rows - 1), within(row + 1, rows - 1)],
  });
  const correlation = correlationOf(near, leastPlacesNear, leastShareNear);
  if (correlation <= -1) return -1;
  const weight = near.keyVariance / (near.keyVariance + bareVariance);
  return weight * correlation + (1 - weight) * match.whole;
}

interface Part {
  readonly columns: readonly [first: number, last: number];
  readonly rows: readonly [first: number, last: number];
}

interface PartSums {
  /** Places of the key, and those that the picture shows. */
  readonly all: number;
  readonly count: number;
  readonly keyVariance: number;
  readonly nowVariance: number;
  readonly covariance: number;
}

function sumPart({ region, sums }: CellSums, part: Part): PartSums {
  const [[fromColumn, toColumn], [fromRow, toRow]] = [part.columns, part.rows];
  const total = new Float64Array(sumsACell);
  for (let row = fromRow; row <= toRow; row++) {
    for (let column = fromColumn; column <= toColumn; column++) {
      const cell = (row * region.columns + column) * sumsACell;
      for (let at = 0; at < sumsACell; at++) add(total, at, sums[cell + at] ?? 0);
    }
  }
  const [all = 0, count = 0, key = 0, now = 0, keySquares = 0, nowSquares = 0, products = 0] = total;
  return {
    all,
    count,
    keyVariance: (keySquares - key ** 2 / count) / count,
    nowVariance: (nowSquares - now ** 2 / count) / count,
    covariance: (products - (key * now) / count) / count,
  };
}

function correlationOf(sums: PartSums, least: number, share: number): number {
  if (sums.count < least || sums.count < sums.all * share) return -1;
  return sums.covariance / Math.sqrt(Math.max(1e-6, sums.keyVariance * sums.nowVariance));
}
