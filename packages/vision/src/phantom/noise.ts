import { floatAt } from '../typed-reads.ts';

export interface CellDistances {
  nearest: number;
  second: number;
}

export interface Noise {
  /** Smooth noise in [-1, 1] with features one unit wide. */
  readonly value: (x: number, y: number) => number;
  /** The sum of `octaves` of `value`, each half as wide and half as strong. */
  readonly layered: (x: number, y: number, octaves: number) => number;
  /** Distances to the nearest and the second nearest of points scattered one a unit square. Writes into `found`. */
  readonly cells: (x: number, y: number, found: CellDistances) => void;
}

const latticeBits = 8;
const latticeMask = (1 << latticeBits) - 1;

const smooth = (share: number): number => share * share * share * (share * (share * 6 - 15) + 10);

/** Noise over a lattice of 256 × 256 random values that repeats beyond it. */
export function createNoise(random: () => number): Noise {
  const lattice = Float32Array.from({ length: 1 << (2 * latticeBits) }, () => random() * 2 - 1);
  const corner = (x: number, y: number): number =>
    floatAt(lattice, ((y & latticeMask) << latticeBits) | (x & latticeMask));

  const value = (x: number, y: number): number => {
    const left = Math.floor(x);
    const top = Math.floor(y);
    const across = smooth(x - left);
    const down = smooth(y - top);
    const a = corner(left, top);
    const b = corner(left + 1, top);
    const c = corner(left, top + 1);
    const d = corner(left + 1, top + 1);
    return (a + (b - a) * across) * (1 - down) + (c + (d - c) * across) * down;
  };

  const layered = (x: number, y: number, octaves: number): number => {
    let sum = 0;
    let strength = 0.5;
    let atX = x;
    let atY = y;
    for (let octave = 0; octave < octaves; octave++) {
      sum += strength * value(atX, atY);
      atX = atX * 2.03 + 17;
      atY = atY * 2.03 + 9;
      strength *= 0.5;
    }
    return sum;
  };

  const cells = (x: number, y: number, found: CellDistances): void => {
    const left = Math.floor(x);
    const top = Math.floor(y);
    let nearest = 9;
    let second = 9;
    for (let row = top - 1; row <= top + 1; row++) {
      for (let column = left - 1; column <= left + 1; column++) {
        const dx = column + 0.5 + 0.42 * corner(column, row + 71) - x;
        const dy = row + 0.5 + 0.42 * corner(column + 131, row) - y;
        const distance = dx * dx + dy * dy;
        second = Math.min(second, Math.max(nearest, distance));
        nearest = Math.min(nearest, distance);
      }
    }
    found.nearest = Math.sqrt(nearest);
    found.second = Math.sqrt(second);
  };

  return { value, layered, cells };
}
