import { blackLuma, type I420Picture } from '../../i420-picture.ts';
import { byteAt, intAt } from '../../typed-reads.ts';
import type { ScopeMask } from '../scope-mask.ts';
import type { TissueTexture } from '../tissue/tissue-texture.ts';
import { cellBits, cellSize, fractionBits, type WarpGrid } from './warp-grid.ts';

/** The tissue's brightness, nearest texel: the texture is twice as fine as the picture. */
export function drawLuma(picture: I420Picture, texture: TissueTexture, grid: WarpGrid, mask: ScopeMask): void {
  for (let line = 0; line < picture.height; line++) drawLine(line, picture, texture, grid, mask.luma);
}

function drawLine(line: number, picture: I420Picture, texture: TissueTexture, grid: WarpGrid, light: Uint8Array): void {
  const cellRow = line >> cellBits;
  const below = line & (cellSize - 1);
  const above = cellSize - below;
  const first = intAt(grid.firstCell, cellRow);
  const end = intAt(grid.endCell, cellRow);
  let corner = cellRow * grid.columns + first;
  let rightX = (intAt(grid.x, corner) * above + intAt(grid.x, corner + grid.columns) * below) >> cellBits;
  let rightY = (intAt(grid.y, corner) * above + intAt(grid.y, corner + grid.columns) * below) >> cellBits;
  for (let cell = first; cell < end; cell++) {
    corner++;
    const x = rightX;
    const y = rightY;
    rightX = (intAt(grid.x, corner) * above + intAt(grid.x, corner + grid.columns) * below) >> cellBits;
    rightY = (intAt(grid.y, corner) * above + intAt(grid.y, corner + grid.columns) * below) >> cellBits;
    const stepX = (rightX - x) >> cellBits;
    const stepY = (rightY - y) >> cellBits;
    const column = cell * cellSize;
    copyRun(
      picture.y,
      line * picture.lumaStride + column,
      texture,
      x,
      y,
      stepX,
      stepY,
      light,
      line * picture.width + column,
    );
  }
}

// A function of its own, because the engine compiles small loops better than nested ones.
function copyRun(
  target: Uint8Array,
  start: number,
  texture: TissueTexture,
  startX: number,
  startY: number,
  stepX: number,
  stepY: number,
  light: Uint8Array,
  lightStart: number,
): void {
  const { luma } = texture;
  const stride = 2 * texture.columns;
  let x = startX;
  let y = startY;
  for (let pixel = 0; pixel < cellSize; pixel++) {
    const texel = byteAt(luma, Math.imul(y >> fractionBits, stride) + (x >> fractionBits));
    target[start + pixel] = blackLuma + ((texel * byteAt(light, lightStart + pixel)) >> 8);
    x += stepX;
    y += stepY;
  }
}
