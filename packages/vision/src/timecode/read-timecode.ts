import { byteAt } from '../typed-reads.ts';
import { type Strip, stripIn } from './strip.ts';
import { cellCount, decodeTimecode, markedCells, type Timecode } from './timecode.ts';

/** Least luma between light and dark cells; a picture without a strip rarely has it at all four marks. */
const leastContrast = 48;
/** A cell nearer to the middle than this share of the contrast could be either. */
const unsureShare = 0.15;
/** Cells' edges are blurred by codecs and scaling; only their middle counts. */
const middleShare = 0.5;

function meanOfCell(luma: Uint8Array, stride: number, strip: Strip, cell: number): number {
  const insetX = (strip.cellWidth * (1 - middleShare)) / 2;
  const insetY = (strip.height * (1 - middleShare)) / 2;
  const left = Math.round(cell * strip.cellWidth + insetX);
  const right = Math.max(left + 1, Math.round((cell + 1) * strip.cellWidth - insetX));
  const top = Math.round(strip.top + insetY);
  const bottom = Math.max(top + 1, Math.round(strip.top + strip.height - insetY));
  let sum = 0;
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) sum += byteAt(luma, y * stride + x);
  }
  return sum / ((right - left) * (bottom - top));
}

/**
 * Reads the timecode from a picture's luma plane, which may have been compressed and scaled down to 320×180. Null
 * when there is none or it is damaged; never a wrong one.
 */
export function readTimecode(luma: Uint8Array, stride: number, width: number, height: number): Timecode | null {
  const strip = stripIn(width, height);
  const means = Array.from({ length: cellCount }, (_, cell) => meanOfCell(luma, stride, strip, cell));
  const mean = (cells: readonly number[]) => cells.reduce((sum, cell) => sum + (means[cell] ?? 0), 0) / cells.length;
  const white = mean(markedCells.white);
  const black = mean(markedCells.black);
  const middle = (white + black) / 2;
  const unsure = (white - black) * unsureShare;
  if (white - black < leastContrast || means.some((value) => Math.abs(value - middle) < unsure)) return null;
  return decodeTimecode(means.map((value) => (value > middle ? 1 : 0)));
}
