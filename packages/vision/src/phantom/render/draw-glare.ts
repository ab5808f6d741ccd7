import { type I420Picture, whiteLuma } from '../../i420-picture.ts';
import { byteAt, wordAt } from '../../typed-reads.ts';

const samplesPerWord = 4;

/** The luma that highlights add, one byte a chroma sample, also readable four at a time. */
export interface Glare {
  readonly samples: Uint8Array;
  readonly words: Uint32Array;
}

export function createGlare(sampleCount: number): Glare {
  const samples = new Uint8Array(sampleCount);
  return { samples, words: new Uint32Array(samples.buffer, 0, sampleCount / samplesPerWord) };
}

/** Adds the highlights, known at half size, to the luma. */
export function drawGlare(picture: I420Picture, glare: Glare): void {
  for (let row = 0; row < picture.height / 2; row++) drawRow(row, picture, glare);
}

function drawRow(row: number, picture: I420Picture, { samples, words }: Glare): void {
  const wordsPerRow = picture.width / 2 / samplesPerWord;
  for (let word = 0; word < wordsPerRow; word++) {
    // Most of the tissue does not glare.
    if (wordAt(words, row * wordsPerRow + word) === 0) continue;
    for (let sample = 0; sample < samplesPerWord; sample++) {
      drawSample(picture, samples, row, word * samplesPerWord + sample);
    }
  }
}

/** Each pixel takes 9, 3, 3 and 1 parts of the samples around it. */
function drawSample(
  { y: luma, lumaStride, width, height }: I420Picture,
  samples: Uint8Array,
  row: number,
  column: number,
) {
  const columns = width / 2;
  const here = row * columns;
  const above = Math.max(0, row - 1) * columns;
  const below = Math.min(height / 2 - 1, row + 1) * columns;
  const left = Math.max(0, column - 1);
  const right = Math.min(columns - 1, column + 1);
  const middle = 9 * byteAt(samples, here + column) + 8;
  const up = middle + 3 * byteAt(samples, above + column);
  const down = middle + 3 * byteAt(samples, below + column);
  const besideLeft = 3 * byteAt(samples, here + left);
  const besideRight = 3 * byteAt(samples, here + right);
  const to = 2 * row * lumaStride + 2 * column;
  lighten(luma, to, (up + besideLeft + byteAt(samples, above + left)) >> 4);
  lighten(luma, to + 1, (up + besideRight + byteAt(samples, above + right)) >> 4);
  lighten(luma, to + lumaStride, (down + besideLeft + byteAt(samples, below + left)) >> 4);
  lighten(luma, to + lumaStride + 1, (down + besideRight + byteAt(samples, below + right)) >> 4);
}

function lighten(luma: Uint8Array, at: number, amount: number): void {
  luma[at] = Math.min(whiteLuma, byteAt(luma, at) + amount);
}
