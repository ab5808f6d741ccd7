import { blackLuma, type I420Picture, neutralChroma } from '../i420-picture.ts';
import { stripIn } from './strip.ts';
import { encodeTimecode, type Timecode } from './timecode.ts';

/** Softer than full white, which would be the brightest thing on a dark console. */
const cellLuma = [28, 200] as const;

/** Burns the timecode into the bottom edge as a strip of dark and light cells under a thin dark line. */
export function drawTimecode(picture: I420Picture, timecode: Timecode): void {
  const { width, height, lumaStride, chromaStride } = picture;
  const strip = stripIn(width, height);
  const top = Math.round(strip.top);
  const lineTop = top - Math.round(strip.height / 4);
  const row = new Uint8Array(width);
  for (const [index, cell] of encodeTimecode(timecode).entries()) {
    const left = Math.round(index * strip.cellWidth);
    row.fill(cell ? cellLuma[1] : cellLuma[0], left, Math.round((index + 1) * strip.cellWidth));
  }
  for (let y = lineTop; y < top; y++) picture.y.fill(blackLuma, y * lumaStride, y * lumaStride + width);
  for (let y = top; y < height; y++) picture.y.set(row, y * lumaStride);
  for (let y = Math.floor(lineTop / 2); y < height / 2; y++) {
    picture.u.fill(neutralChroma, y * chromaStride, y * chromaStride + width / 2);
    picture.v.fill(neutralChroma, y * chromaStride, y * chromaStride + width / 2);
  }
}
