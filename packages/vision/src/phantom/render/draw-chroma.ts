import { type I420Picture, neutralChroma } from '../../i420-picture.ts';
import { byteAt, intAt, wordAt } from '../../typed-reads.ts';
import type { ScopeMask } from '../scope-mask.ts';
import { blueOf, glossOf, redOf, slopeDownOf, slopeRightOf } from '../tissue/detail-texel.ts';
import type { TissueTexture } from '../tissue/tissue-texture.ts';
import { highlightLuma, highlightReach, type MirrorSlope } from './highlights.ts';
import { cellBits, cellSize, fractionBits, type WarpGrid } from './warp-grid.ts';

const chromaPerCell = cellSize / 2;
const chromaCellBits = cellBits - 1;
/** Detail texels are two luma texels wide; half of one is added to round to the nearest. */
const detailBits = fractionBits + 1;
const roundToDetail = 1 << (fractionBits - 1);

/** What the loop over a line of colour needs. `glare` takes, one byte a sample, the luma that highlights add. */
export interface ChromaPass {
  readonly picture: I420Picture;
  readonly texture: TissueTexture;
  readonly grid: WarpGrid;
  readonly mask: ScopeMask;
  readonly mirror: MirrorSlope;
  readonly glare: Uint8Array;
}

/** The tissue's colour, and where it glares. Highlights are white: they take the colour away. */
export function drawChroma(pass: ChromaPass): void {
  for (let line = 0; line < pass.picture.height / 2; line++) drawLine(line, pass);
}

function drawLine(line: number, { picture, texture, grid, mask, mirror, glare }: ChromaPass): void {
  const { u: blueTarget, v: redTarget } = picture;
  const { detail, columns: textureStride } = texture;
  const light = mask.chroma;
  const cellRow = line >> chromaCellBits;
  // A chroma sample lies in the middle of its four luma pixels: in half luma pixels down from the cell's edge.
  const below = 4 * (line & (chromaPerCell - 1)) + 1;
  const above = 2 * cellSize - below;
  const first = intAt(grid.firstCell, cellRow);
  const end = intAt(grid.endCell, cellRow);
  let corner = cellRow * grid.columns + first;
  let rightX = (intAt(grid.x, corner) * above + intAt(grid.x, corner + grid.columns) * below) >> (cellBits + 1);
  let rightY = (intAt(grid.y, corner) * above + intAt(grid.y, corner + grid.columns) * below) >> (cellBits + 1);
  let at = (line * picture.width) / 2 + first * chromaPerCell;
  let to = line * picture.chromaStride + first * chromaPerCell;
  let wantedX = (mirror.atOrigin.x + first * chromaPerCell * mirror.perColumn.x + line * mirror.perRow.x) | 0;
  let wantedY = (mirror.atOrigin.y + first * chromaPerCell * mirror.perColumn.y + line * mirror.perRow.y) | 0;
  for (let cell = first; cell < end; cell++) {
    corner++;
    const leftX = rightX;
    const leftY = rightY;
    rightX = (intAt(grid.x, corner) * above + intAt(grid.x, corner + grid.columns) * below) >> (cellBits + 1);
    rightY = (intAt(grid.y, corner) * above + intAt(grid.y, corner + grid.columns) * below) >> (cellBits + 1);
    const stepX = (rightX - leftX) >> chromaCellBits;
    const stepY = (rightY - leftY) >> chromaCellBits;
    let x = leftX + (stepX >> 2) + roundToDetail;
    let y = leftY + (stepY >> 2) + roundToDetail;
    for (let sample = 0; sample < chromaPerCell; sample++) {
      const texel = wordAt(detail, Math.imul(y >> detailBits, textureStride) + (x >> detailBits));
      const offX = slopeRightOf(texel) - (wantedX >> 8);
      const offY = slopeDownOf(texel) - (wantedY >> 8);
      const distance = offX * offX + offY * offY;
      const added = distance < highlightReach ? byteAt(highlightLuma, glossOf(texel) * highlightReach + distance) : 0;
      const shown = byteAt(light, at);
      const colored = (shown * (256 - added)) >> 8;
      glare[at++] = (added * shown) >> 8;
      blueTarget[to] = neutralChroma + ((blueOf(texel) * colored) >> 8);
      redTarget[to++] = neutralChroma + ((redOf(texel) * colored) >> 8);
      x += stepX;
      y += stepY;
      wantedX = (wantedX + mirror.perColumn.x) | 0;
      wantedY = (wantedY + mirror.perColumn.y) | 0;
    }
  }
}
