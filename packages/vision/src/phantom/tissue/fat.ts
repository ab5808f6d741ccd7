import type { CellDistances, Noise } from '../noise.ts';
import { mix, smoothStep } from '../shading.ts';
import { smoothField } from './smooth-field.ts';
import type { Organ } from './surface.ts';

/** The omentum: yellow lobes of two sizes with creases between, reddened where it was touched. */
export function createFat(noise: Noise): Organ {
  const bendX = smoothField(8, (x, y) => 60 * noise.layered(x / 230, y / 230, 3));
  const bendY = smoothField(8, (x, y) => 60 * noise.layered(x / 210 + 40, y / 210, 3));
  const tone = smoothField(4, (x, y) => noise.layered(x / 150 + 3, y / 150, 4));
  const redness = smoothField(4, (x, y) => smoothStep(0.02, 0.5, noise.layered(x / 190 + 11, y / 170 + 5, 4)));
  const swell = smoothField(8, (x, y) => 14 * noise.layered(x / 120, y / 120, 3));
  const lobe: CellDistances = { nearest: 0, second: 0 };
  const lobule: CellDistances = { nearest: 0, second: 0 };

  return (point, x, y) => {
    const bentX = x + bendX(x, y);
    const bentY = y + bendY(x, y);
    noise.cells(bentX / 92, bentY / 84, lobe);
    noise.cells(bentX / 36 + 9, bentY / 34 + 4, lobule);
    const dome = Math.sqrt(Math.max(0, 1 - lobe.nearest * lobe.nearest * 1.15));
    const smallDome = Math.sqrt(Math.max(0, 1 - lobule.nearest * lobule.nearest * 1.2));
    const crease = 1 - smoothStep(0, 0.22, lobe.second - lobe.nearest);
    const fineCrease = 1 - smoothStep(0, 0.2, lobule.second - lobule.nearest);
    const shade = 0.5 + tone(x, y);
    const red = redness(x, y);

    point.height = 36 * dome + 11 * smallDome + swell(x, y) + (y - 420) * 0.1;
    point.red = mix(mix(0.96, 0.86, shade) * (1 - 0.1 * crease), 0.8, red * 0.5);
    point.green = mix(mix(0.66, 0.5, shade) * (1 - 0.3 * crease - 0.07 * fineCrease), 0.36, red * 0.5);
    point.blue = mix(mix(0.28, 0.2, shade) * (1 - 0.3 * crease), 0.25, red * 0.45);
    point.gloss = 0.5 + 0.4 * smallDome;
    point.fat = 1;
    point.stomach = 0;
  };
}
