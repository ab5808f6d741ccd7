import { sceneHeight, sceneWidth } from '../scene-size.ts';
import { mix } from '../shading.ts';

/** Where the scope's light and its lens are while the camera rests. Scene pixels; z is towards the camera. */
const lamp = { x: 600, y: 250, z: 760 };
const lens = { x: sceneWidth / 2, y: sceneHeight / 2, z: 900 };

/** Light wraps around wet tissue, red more than green and blue because blood lets red through. */
const wrapShare = { red: 0.3, green: 0.7, blue: 0.74 };
const scattered = { red: 0.09, green: 0.012, blue: 0.008 };

export interface Illumination {
  /** What the surface reflects of each colour, 0 and up. */
  red: number;
  green: number;
  blue: number;
  /** Broad sheen of the wet surface, added to all colours. */
  sheen: number;
}

/** The light on a point of height `height` with the given slopes. Writes into `result`. */
export function illuminate(
  x: number,
  y: number,
  height: number,
  slopeX: number,
  slopeY: number,
  result: Illumination,
): void {
  const steepness = 1 / Math.sqrt(slopeX * slopeX + slopeY * slopeY + 1);
  const lampX = lamp.x - x;
  const lampY = lamp.y - y;
  const lampZ = lamp.z - height;
  const lampDistanceSquared = lampX * lampX + lampY * lampY + lampZ * lampZ;
  const toLamp = 1 / Math.sqrt(lampDistanceSquared);
  const lensX = lens.x - x;
  const lensY = lens.y - y;
  const lensZ = lens.z - height;
  const toLens = 1 / Math.sqrt(lensX * lensX + lensY * lensY + lensZ * lensZ);

  const facing = Math.max(0, (lampZ - slopeX * lampX - slopeY * lampY) * toLamp * steepness);
  const wrapped = (facing + 0.35) / 1.35;
  const halfX = lampX * toLamp + lensX * toLens;
  const halfY = lampY * toLamp + lensY * toLens;
  const halfZ = lampZ * toLamp + lensZ * toLens;
  const halfLength = Math.sqrt(halfX * halfX + halfY * halfY + halfZ * halfZ);
  const mirrored = Math.max(0, ((halfZ - slopeX * halfX - slopeY * halfY) * steepness) / halfLength);
  const nearness = (lamp.z * lamp.z) / lampDistanceSquared;
  const falloff = Math.min(1.28, nearness * (1.36 - 0.31 * nearness));

  result.red = falloff * mix(wrapped, facing, wrapShare.red) * 0.92 + scattered.red * falloff * 0.6;
  result.green = falloff * mix(wrapped, facing, wrapShare.green) * 0.92 + scattered.green * falloff * 0.6;
  result.blue = falloff * mix(wrapped, facing, wrapShare.blue) * 0.92 + scattered.blue * falloff * 0.6;
  result.sheen = mirrored ** 24 * falloff;
}
