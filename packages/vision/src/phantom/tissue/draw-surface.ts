import { seededRandom } from '../../seeded-random.ts';
import { createNoise } from '../noise.ts';
import { createDissectionBed } from './dissection-bed.ts';
import { createFat } from './fat.ts';
import { createLiver } from './liver.ts';
import { createStomach } from './stomach.ts';
import type { Surface, SurfacePoint } from './surface.ts';
import { tissueHeight, tissueLeft, tissueTop, tissueWidth } from './tissue-extent.ts';
import { vesselTree } from './vessel-tree.ts';
import { drawVessel } from './vessels.ts';

function emptySurface(density: number): Surface {
  const columns = Math.round(tissueWidth * density);
  const rows = Math.round(tissueHeight * density);
  const values = () => new Float32Array(columns * rows);
  return {
    columns,
    rows,
    density,
    height: values(),
    red: values(),
    green: values(),
    blue: values(),
    gloss: values(),
    fat: values(),
    stomach: values(),
  };
}

/** Draws relief and colours of the whole tissue. `density` is points per scene pixel. */
export function drawSurface(seed: number, density: number): Surface {
  const random = seededRandom(seed);
  const noise = createNoise(random);
  const fat = createFat(noise);
  const bed = createDissectionBed(noise);
  const stomach = createStomach(noise);
  const liver = createLiver(noise);
  const surface = emptySurface(density);
  const point: SurfacePoint = { height: 0, red: 0, green: 0, blue: 0, gloss: 0, fat: 0, stomach: 0 };
  let at = 0;
  for (let row = 0; row < surface.rows; row++) {
    const y = tissueTop + row / density;
    for (let column = 0; column < surface.columns; column++) {
      const x = tissueLeft + column / density;
      fat(point, x, y);
      bed(point, x, y);
      stomach(point, x, y);
      liver(point, x, y);
      surface.height[at] = point.height;
      surface.red[at] = point.red;
      surface.green[at] = point.green;
      surface.blue[at] = point.blue;
      surface.gloss[at] = point.gloss;
      surface.fat[at] = point.fat;
      surface.stomach[at] = point.stomach;
      at++;
    }
  }
  for (const vessel of vesselTree(random)) drawVessel(surface, vessel);
  return surface;
}
