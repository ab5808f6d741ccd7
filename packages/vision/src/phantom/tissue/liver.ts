import type { Noise } from '../noise.ts';
import { mix, smoothStep } from '../shading.ts';
import { smoothField } from './smooth-field.ts';
import { type Organ, tint } from './surface.ts';

/** The left lobe of the liver: dark, smooth, nearest to the camera, at the upper left. */
export function createLiver(noise: Noise): Organ {
  const relief = smoothField(8, (x, y) => 12 * noise.layered(x / 200 + 2, y / 200, 3));
  const edgeWave = smoothField(8, (x, y) => 26 * noise.layered(x / 130, y / 400 + 6, 3));

  return (point, x, y) => {
    const inside = 318 - 0.00052 * x * x * Math.sign(x) - 0.16 * x + edgeWave(x, y) - y;
    const share = smoothStep(-4, 4, inside);
    if (share === 0) return;
    const rim = Math.sqrt(Math.min(1, Math.max(0, inside) / 80));
    point.height = mix(point.height, 150 + 66 * rim + relief(x, y), share);
    const mottle = noise.layered(x / 60, y / 60 + 50, 4);
    const grain = noise.layered(x / 9, y / 9, 2);
    tint(
      point,
      [0.3 + 0.06 * mottle + 0.03 * grain, 0.07 + 0.024 * mottle + 0.012 * grain, 0.06 + 0.02 * mottle + 0.012 * grain],
      share,
    );
    point.gloss = mix(point.gloss, 0.75, share);
    point.fat *= 1 - share;
    point.stomach *= 1 - share;
  };
}
