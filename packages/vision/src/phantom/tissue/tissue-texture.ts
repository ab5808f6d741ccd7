import { chromaBlueOf, chromaRedOf, lumaOf } from '../../color.ts';
import { seededRandom } from '../../seeded-random.ts';
import { floatAt } from '../../typed-reads.ts';
import { createNoise } from '../noise.ts';
import { smoothStep } from '../shading.ts';
import { packDetail } from './detail-texel.ts';
import { doubleSize } from './double-size.ts';
import { drawSurface } from './draw-surface.ts';
import { type Illumination, illuminate } from './light.ts';
import type { Surface } from './surface.ts';
import { tissueLeft, tissueTop } from './tissue-extent.ts';

/** The lit tissue, ready to be sampled. Luma has twice the points of colour and relief in each direction. */
export interface TissueTexture {
  readonly columns: number;
  readonly rows: number;
  /** Detail texels per scene pixel. */
  readonly density: number;
  /** Luma above black, 0 to 219; `2 * columns` a row. */
  readonly luma: Uint8Array;
  readonly detail: Uint32Array;
}

const toneCurveSteps = 1023;
const brightestInput = 2;

/** A camera's curve: soft shoulder, then the display's gamma. */
const toneCurve = Float32Array.from({ length: toneCurveSteps + 1 }, (_, step) => {
  const light = (step / toneCurveSteps) * brightestInput;
  return Math.min(1, ((light / (1 + 0.42 * light)) * 1.2) ** (1 / 1.35));
});

const developed = (light: number): number =>
  floatAt(toneCurve, Math.min(toneCurveSteps, Math.max(0, (light * toneCurveSteps) / brightestInput)) | 0);

/** Points that lie lower than their surroundings get less light. */
function createHollowShade(surface: Surface): (column: number, row: number) => number {
  const reach = Math.max(1, Math.round(24 * surface.density));
  const { height, columns, rows } = surface;
  return (column, row) => {
    const at = row * columns + column;
    const around =
      floatAt(height, Math.max(0, row - reach) * columns + column) +
      floatAt(height, Math.min(rows - 1, row + reach) * columns + column) +
      floatAt(height, row * columns + Math.max(0, column - reach)) +
      floatAt(height, row * columns + Math.min(columns - 1, column + reach));
    return 0.66 + 0.34 * smoothStep(-60, 60, floatAt(height, at) - around / 4 + 28);
  };
}

/** Draws and lights the tissue of a seed. Takes about a second at a density of 1. */
export function createTissueTexture(seed: number, density: number): TissueTexture {
  const surface = drawSurface(seed, density);
  const { columns, rows, height } = surface;
  const hollowShade = createHollowShade(surface);
  const ripple = createNoise(seededRandom(seed + 1));
  const luma = new Uint8Array(columns * rows);
  const detail = new Uint32Array(columns * rows);
  const light: Illumination = { red: 0, green: 0, blue: 0, sheen: 0 };
  const reach = Math.max(1, Math.round(2 * density));
  const perPixel = (1.05 * density) / (2 * reach);

  for (let row = 0; row < rows; row++) {
    const above = Math.max(0, row - reach) * columns;
    const below = Math.min(rows - 1, row + reach) * columns;
    const y = tissueTop + row / density;
    for (let column = 0; column < columns; column++) {
      const at = row * columns + column;
      const left = row * columns + Math.max(0, column - reach);
      const right = row * columns + Math.min(columns - 1, column + reach);
      const slopeX = (floatAt(height, right) - floatAt(height, left)) * perPixel;
      const slopeY = (floatAt(height, below + column) - floatAt(height, above + column)) * perPixel;
      const x = tissueLeft + column / density;
      illuminate(x, y, floatAt(height, at), slopeX, slopeY, light);

      const shade = hollowShade(column, row);
      const gloss = floatAt(surface.gloss, at);
      const sheen = 0.13 * gloss * light.sheen;
      const red = developed(floatAt(surface.red, at) * light.red * shade + sheen);
      const green = developed(floatAt(surface.green, at) * light.green * shade + sheen * 0.95);
      const blue = developed(floatAt(surface.blue, at) * light.blue * shade + sheen * 0.9);
      const brightness = lumaOf(red, green, blue);
      const tremble = 0.11 * ripple.value(x / 5, y / 5);
      luma[at] = brightness + 0.5;
      detail[at] = packDetail(
        chromaBlueOf(blue, brightness),
        chromaRedOf(red, brightness),
        gloss,
        slopeX + tremble,
        slopeY - tremble,
      );
    }
  }
  return { columns, rows, density, luma: doubleSize(luma, columns, rows), detail };
}
