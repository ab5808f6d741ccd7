import type { Noise } from '../noise.ts';
import { mix, smoothStep } from '../shading.ts';
import { smoothField } from './smooth-field.ts';
import { type Organ, tint } from './surface.ts';

/** The stomach: a thick pink tube that comes from the upper right and narrows to the left. */
export function createStomach(noise: Noise): Organ {
  const bend = smoothField(8, (x, y) => 26 * noise.layered(x / 160, y / 160, 2));
  const relief = smoothField(2, (x, y) => 5 * noise.layered(x / 50, y / 50, 3));
  const fold = smoothField(8, (x, y) => 3 * noise.layered(x / 200, y / 200, 2));
  const tone = smoothField(2, (x, y) => noise.layered(x / 90 + 30, y / 110, 5));
  const paleness = smoothField(8, (x, y) => smoothStep(0.1, 0.55, noise.layered(x / 220 + 8, y / 150 + 2, 3)));
  const lowestEdge = 400;
  const leftEnd = 150;

  return (point, x, y) => {
    if (x < leftEnd || y > lowestEdge) return;
    const axis = 96 + 0.00026 * (x - 760) ** 2 * (x < 760 ? 1.9 : 0.75) + 18 * Math.sin(x / 190);
    const radius = (205 + 30 * Math.sin((x - 420) / 260)) * (0.45 + 0.55 * smoothStep(360, 560, x));
    const fromAxis = y - axis + bend(x, y);
    const narrowing = x < 460 ? (460 - x) / 330 : 0;
    const across = Math.abs(fromAxis) / radius;
    const share = 1 - smoothStep(0.94, 1, across + narrowing);
    if (share === 0) return;
    const round = Math.sqrt(Math.max(0, 1 - Math.min(1, across) ** 2));
    const folds = 9 * Math.sin(x / 64 + fromAxis / 170 + fold(x, y)) * Math.max(0, 1 - across);
    point.height = mix(point.height, round * radius * 0.78 + 60 + relief(x, y) + folds, share);
    const shade = tone(x, y);
    const grain = noise.layered(x / 18, y / 18, 3);
    const pale = paleness(x, y) * 0.4;
    tint(
      point,
      [
        mix(0.78 + 0.05 * shade, 0.86, pale),
        mix(0.39 + 0.1 * shade + 0.025 * grain, 0.54, pale),
        mix(0.34 + 0.09 * shade + 0.02 * grain, 0.46, pale),
      ],
      share,
    );
    point.gloss = mix(point.gloss, 0.7, share);
    point.fat = 1 - share;
    point.stomach = share;
  };
}
