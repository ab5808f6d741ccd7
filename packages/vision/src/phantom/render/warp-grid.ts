import { tissueUnder } from '../deformation.ts';
import { mapPoint } from '../homography.ts';
import { sceneWidth } from '../scene-size.ts';
import { scopeRadius } from '../scope-mask.ts';
import { tissueHeight, tissueWidth } from '../tissue/tissue-extent.ts';
import type { TissueTexture } from '../tissue/tissue-texture.ts';
import type { View } from '../view.ts';

/**
 * The tissue's place is worked out exactly at the corners of cells of this many luma pixels and goes straight between
 * them. Within 16 pixels the gentle deformation bends by about a hundredth of a pixel.
 */
export const cellSize = 16;
export const cellBits = 4;

/** Fixed point, so that the inner loops stay with 32-bit integers: places in luma texels times 2^13. */
export const fractionBits = 13;

export interface WarpGrid {
  readonly columns: number;
  readonly rows: number;
  /** Place in the texture for each corner, row by row. */
  readonly x: Int32Array;
  readonly y: Int32Array;
  /** For each row of cells, the first cell inside the round picture and the first beyond it. */
  readonly firstCell: Int32Array;
  readonly endCell: Int32Array;
}

export function createWarpGrid(width: number, height: number): WarpGrid {
  const columns = Math.ceil(width / cellSize) + 1;
  const rows = Math.ceil(height / cellSize) + 1;
  const firstCell = new Int32Array(rows - 1);
  const endCell = new Int32Array(rows - 1);
  const radius = (scopeRadius * width) / sceneWidth;
  for (let row = 0; row < rows - 1; row++) {
    const nearestY = Math.max(0, Math.max(row * cellSize - height / 2, height / 2 - (row + 1) * cellSize));
    const halfChord = Math.sqrt(Math.max(0, radius * radius - nearestY * nearestY));
    firstCell[row] = Math.max(0, Math.floor((width / 2 - halfChord) / cellSize));
    endCell[row] = Math.min(columns - 1, Math.ceil((width / 2 + halfChord) / cellSize));
  }
  return {
    columns,
    rows,
    x: new Int32Array(columns * rows),
    y: new Int32Array(columns * rows),
    firstCell,
    endCell,
  };
}

/** Follows the view. `pitch` is scene pixels per luma pixel. */
export function fillWarpGrid(grid: WarpGrid, view: View, texture: TissueTexture, pitch: number): void {
  for (let row = 0; row < grid.rows; row++) fillRow(grid, row, view, texture, pitch);
}

function fillRow(grid: WarpGrid, row: number, view: View, texture: TissueTexture, pitch: number): void {
  const camera = view.cameraInverse;
  const texels = 2 * texture.density;
  const lastX = 2 * texture.columns - 2;
  const lastY = 2 * texture.rows - 2;
  const one = 1 << fractionBits;
  const y = (row * cellSize + 0.5) * pitch - 0.5;
  for (let column = 0; column < grid.columns; column++) {
    const plane = mapPoint(camera, (column * cellSize + 0.5) * pitch - 0.5, y);
    const tissue = tissueUnder(view.deformation, plane.x, plane.y);
    const texelX = (tissue.x + tissueWidth / 2) * texels + 0.5;
    const texelY = (tissue.y + tissueHeight / 2) * texels + 0.5;
    const at = row * grid.columns + column;
    grid.x[at] = mirrored(texelX, lastX) * one;
    grid.y[at] = mirrored(texelY, lastY) * one;
  }
}

/** Beyond the drawn tissue there is its mirror image: a camera that looks away still sees tissue. */
function mirrored(texel: number, last: number): number {
  const within = Math.abs(texel) % (2 * last);
  return within > last ? 2 * last - within : within;
}
