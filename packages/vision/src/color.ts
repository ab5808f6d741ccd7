/** Weights of BT.709, the colour space of high-definition video (ITU-R BT.709-6, item 3). */
const redWeight = 0.2126;
const blueWeight = 0.0722;
const greenWeight = 1 - redWeight - blueWeight;

/** Luma above black, 0 to 219, of red, green and blue from 0 to 1. */
export const lumaOf = (red: number, green: number, blue: number): number =>
  219 * (redWeight * red + greenWeight * green + blueWeight * blue);

/** Chroma, 16 to 240, of a colour whose luma above black is `luma`. */
export const chromaBlueOf = (blue: number, luma: number): number =>
  128 + (224 * (blue - luma / 219)) / (2 * (1 - blueWeight));

export const chromaRedOf = (red: number, luma: number): number =>
  128 + (224 * (red - luma / 219)) / (2 * (1 - redWeight));
