import { byteAt } from '../../typed-reads.ts';
import type { Sprite } from './sprite.ts';

const blurRounds = 3;

/** Replaces each value by the mean over `reach` neighbours to both sides, along one direction of the plane. */
function blurAlong(plane: Uint8Array, lines: number, length: number, lineStep: number, step: number, reach: number) {
  const source = plane.slice();
  for (let line = 0; line < lines; line++) {
    const start = line * lineStep;
    const read = (index: number) => byteAt(source, start + Math.min(length - 1, Math.max(0, index)) * step);
    let sum = 0;
    for (let index = -reach; index <= reach; index++) sum += read(index);
    for (let index = 0; index < length; index++) {
      plane[start + index * step] = sum / (2 * reach + 1);
      sum += read(index + reach + 1) - read(index - reach);
    }
  }
}

/** Turns a painted sprite into the soft shadow it throws. `softness` is scene pixels, `depth` 0 (none) to 1 (black). */
export function turnIntoShadow(sprite: Sprite, softness: number, depth: number): Sprite {
  const { alpha, columns, rows } = sprite;
  const reach = Math.max(1, Math.round((softness * sprite.density) / blurRounds));
  for (let round = 0; round < blurRounds; round++) {
    blurAlong(alpha, rows, columns, columns, 1, reach);
    blurAlong(alpha, columns, rows, 1, columns, reach);
  }
  for (const [at, opacity] of alpha.entries()) alpha[at] = opacity * depth;
  // The dark red of blood in the shade: the bed reflects into its own shadow.
  sprite.y.fill(20);
  sprite.u.fill(127);
  sprite.v.fill(132);
  return sprite;
}
