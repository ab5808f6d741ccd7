import type { Point } from '../point.ts';
import { floatAt } from '../typed-reads.ts';
import type { Affine } from './affine.ts';
import { samplePatch, sampleWarpedPatch } from './patch.ts';
import type { Level } from './pyramid.ts';

export interface Alignment {
  /** Where the template lies best, pixels of the level. */
  readonly at: Point;
  /** Normalised cross-correlation there, -1 to 1. */
  readonly correlation: number;
  /** False where the template shows nothing that could be found, or the search ran away. */
  readonly isFound: boolean;
}

export interface AlignmentOptions {
  readonly iterations: number;
  /** A step shorter than this ends the search, pixels of the level. */
  readonly tolerancePx: number;
  /** The light may have changed: contrast is matched too. Brightness always is. */
  readonly matchesContrast: boolean;
}

const largestTemplate = 15;
/** Mean squared gradient along the weaker direction; below it a patch is bare. */
const leastTexture = 0.3;
const longestStep = 4;

/**
 * Finds a patch in a picture: inverse compositional alignment of a translation (S. Baker, I. Matthews, "Lucas-Kanade 20
 * Years On", IJCV 2004). It keeps the template that it was given last, so that one is looked for several times.
 */
export class PatchAligner {
  readonly #raw = new Float32Array((largestTemplate + 2) ** 2);
  readonly #template = new Float32Array(largestTemplate ** 2);
  readonly #slopeX = new Float32Array(largestTemplate ** 2);
  readonly #slopeY = new Float32Array(largestTemplate ** 2);
  readonly #seen = new Float32Array(largestTemplate ** 2);
  #size = 0;
  #deviation = 0;
  #hessian = { xx: 0, xy: 0, yy: 0 };

  /** @param size odd, 15 at most */
  take(level: Level, at: Point, size: number): void {
    samplePatch(level, at, size + 2, this.#raw);
    this.#prepare(size);
  }

  /** @param linear what an offset of the picture to be searched is on the level of the template */
  takeWarped(level: Level, at: Point, linear: Affine, size: number): void {
    sampleWarpedPatch(level, at, linear, size + 2, this.#raw);
    this.#prepare(size);
  }

  align(level: Level, guess: Point, { iterations, tolerancePx, matchesContrast }: AlignmentOptions): Alignment {
    if (!this.#hasTexture()) return { at: guess, correlation: 0, isFound: false };
    let at = guess;
    let left = iterations;
    for (;;) {
      samplePatch(level, at, this.#size, this.#seen);
      const { mean, deviation, correlation } = this.#compare();
      if (left === 0) return { at, correlation, isFound: true };
      const contrast = matchesContrast ? Math.min(2, Math.max(0.5, this.#deviation / deviation)) : 1;
      const step = this.#step(mean, contrast);
      at = { x: at.x - step.x, y: at.y - step.y };
      const length = Math.hypot(step.x, step.y);
      if (length < tolerancePx) return { at, correlation, isFound: true };
      left = length < 3 * tolerancePx ? 0 : left - 1;
      const strayed = Math.abs(at.x - guess.x) + Math.abs(at.y - guess.y);
      if (!(strayed < this.#size * 1.5)) return { at, correlation, isFound: false };
    }
  }

  #prepare(size: number): void {
    const rawSize = size + 2;
    let [sum, xx, xy, yy, to] = [0, 0, 0, 0, 0];
    for (let row = 1; row <= size; row++) {
      for (let column = 1; column <= size; column++) {
        const at = row * rawSize + column;
        const slopeX = (floatAt(this.#raw, at + 1) - floatAt(this.#raw, at - 1)) / 2;
        const slopeY = (floatAt(this.#raw, at + rawSize) - floatAt(this.#raw, at - rawSize)) / 2;
        const luma = floatAt(this.#raw, at);
        this.#template[to] = luma;
        this.#slopeX[to] = slopeX;
        this.#slopeY[to] = slopeY;
        to += 1;
        sum += luma;
        xx += slopeX * slopeX;
        xy += slopeX * slopeY;
        yy += slopeY * slopeY;
      }
    }
    this.#size = size;
    this.#hessian = { xx, xy, yy };
    this.#deviation = this.#removeMean(sum / to, to);
  }

  #removeMean(mean: number, count: number): number {
    let squares = 0;
    for (let at = 0; at < count; at++) {
      const difference = floatAt(this.#template, at) - mean;
      this.#template[at] = difference;
      squares += difference * difference;
    }
    return Math.sqrt(squares / count);
  }

  #hasTexture(): boolean {
    const { xx, xy, yy } = this.#hessian;
    const weaker = (xx + yy - Math.hypot(xx - yy, 2 * xy)) / 2;
    return weaker / this.#size ** 2 > leastTexture;
  }

  #compare(): { mean: number; deviation: number; correlation: number } {
    const count = this.#size ** 2;
    let [sum, squares, products] = [0, 0, 0];
    for (let at = 0; at < count; at++) {
      const luma = floatAt(this.#seen, at);
      sum += luma;
      squares += luma * luma;
      products += luma * floatAt(this.#template, at);
    }
    const mean = sum / count;
    const deviation = Math.sqrt(Math.max(1e-3, squares / count - mean * mean));
    return { mean, deviation, correlation: products / count / (deviation * Math.max(1e-3, this.#deviation)) };
  }

  #step(mean: number, contrast: number): Point {
    const count = this.#size ** 2;
    let [alongX, alongY] = [0, 0];
    for (let at = 0; at < count; at++) {
      const difference = (floatAt(this.#seen, at) - mean) * contrast - floatAt(this.#template, at);
      alongX += floatAt(this.#slopeX, at) * difference;
      alongY += floatAt(this.#slopeY, at) * difference;
    }
    const { xx, xy, yy } = this.#hessian;
    const determinant = xx * yy - xy * xy;
    const x = (yy * alongX - xy * alongY) / determinant;
    const y = (xx * alongY - xy * alongX) / determinant;
    const shorten = Math.min(1, longestStep / Math.hypot(x, y));
    return { x: x * shorten, y: y * shorten };
  }
}
