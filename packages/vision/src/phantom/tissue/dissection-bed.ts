import type { Noise } from '../noise.ts';
import { mix, smoothStep } from '../shading.ts';
import { type Organ, tint } from './surface.ts';

/** Where the fat has been taken away: raw, wet tissue under a veil of pale fibres. */
export function createDissectionBed(noise: Noise): Organ {
  return (point, x, y) => {
    const distance = Math.hypot((x - 610) / 265, (y - 455) / 150);
    if (distance > 1.35) return;
    const share = 1 - smoothStep(0.62, 1.1, distance + 0.3 * noise.layered(x / 60, y / 60, 3));
    if (share === 0) return;
    const fibre = noise.layered(x / 46 + y / 70, y / 240, 4);
    point.height = mix(point.height, -10 + 16 * noise.layered(x / 70, y / 130, 4) + 7 * fibre, share);
    tint(point, [0.82 + 0.12 * fibre, 0.36 + 0.24 * fibre, 0.3 + 0.2 * fibre], share * 0.94);
    tint(point, [0.96, 0.74, 0.64], smoothStep(0.1, 0.3, fibre) * share * 0.5);
    point.gloss = mix(point.gloss, 0.95, share);
  };
}
