/**
 * One texel of colour and relief in 32 bits, so that the inner loop of the picture reads memory once:
 * bits 0-6 U, 7-13 V, 14-15 gloss, 16-23 slope to the right, 24-31 slope downwards.
 */
const chromaBlueBase = 32;
const chromaRedBase = 96;
/** Slope steps per unit slope; code 128 is level. */
export const slopeSteps = 100;
export const levelSlope = 128;
export const glossLevels = 4;

const clampTo = (limit: number, value: number): number => (value < 0 ? 0 : value > limit ? limit : value | 0);

/** `u` and `v` are 0 to 255, `gloss` 0 to 1, slopes in scene pixels of height per scene pixel. */
export function packDetail(u: number, v: number, gloss: number, slopeX: number, slopeY: number): number {
  const codeU = clampTo(127, u - chromaBlueBase + 0.5);
  const codeV = clampTo(127, v - chromaRedBase + 0.5);
  const codeGloss = clampTo(glossLevels - 1, gloss * glossLevels);
  const codeX = clampTo(255, slopeX * slopeSteps + levelSlope + 0.5);
  const codeY = clampTo(255, slopeY * slopeSteps + levelSlope + 0.5);
  return ((codeY << 24) | (codeX << 16) | (codeGloss << 14) | (codeV << 7) | codeU) >>> 0;
}

/** Distances from neutral grey, as signed numbers. */
export const blueOf = (texel: number): number => (texel & 127) + chromaBlueBase - 128;
export const redOf = (texel: number): number => ((texel >>> 7) & 127) + chromaRedBase - 128;
export const glossOf = (texel: number): number => (texel >>> 14) & 3;
export const slopeRightOf = (texel: number): number => (texel >>> 16) & 255;
export const slopeDownOf = (texel: number): number => texel >>> 24;
