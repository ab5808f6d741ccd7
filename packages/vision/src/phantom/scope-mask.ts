import { sceneHeight, sceneWidth } from './scene-size.ts';
import { smoothStep } from './shading.ts';

/** The round picture of the scope, scene pixels. */
const centre = { x: sceneWidth / 2, y: sceneHeight / 2 };
export const scopeRadius = 616;
const edgePx = 9;
/** How much darker than its middle the picture is near the edge. */
const vignette = 0.3;

/** The light that reaches each pixel, 0 to 255: dimmer outwards, none outside the round picture. */
export interface ScopeMask {
  readonly luma: Uint8Array;
  readonly chroma: Uint8Array;
}

function lightAt(x: number, y: number): number {
  const distance = Math.hypot(x - centre.x, y - centre.y);
  const inside = 1 - smoothStep(scopeRadius - edgePx, scopeRadius, distance);
  return 255 * inside * (1 - vignette * smoothStep(260, scopeRadius, distance));
}

/** `pitch` is scene pixels per sample. */
function lightPlane(columns: number, rows: number, pitch: number): Uint8Array {
  const plane = new Uint8Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      plane[row * columns + column] = lightAt((column + 0.5) * pitch - 0.5, (row + 0.5) * pitch - 0.5) + 0.5;
    }
  }
  return plane;
}

export function createScopeMask(width: number, height: number): ScopeMask {
  const pitch = sceneWidth / width;
  return {
    luma: lightPlane(width, height, pitch),
    chroma: lightPlane(width / 2, height / 2, pitch * 2),
  };
}

export const isInScope = (x: number, y: number): boolean =>
  Math.hypot(x - centre.x, y - centre.y) < scopeRadius - edgePx;
