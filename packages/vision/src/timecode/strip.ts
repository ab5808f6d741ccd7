import { cellCount } from './timecode.ts';

/** The strip is a 45th of the picture high: 16 pixels, one row of a codec's blocks, in 1280×720. */
const stripsPerHeight = 45;

/** Where the strip lies in a picture of any size: along the whole bottom edge. */
export interface Strip {
  readonly top: number;
  readonly height: number;
  readonly cellWidth: number;
}

export function stripIn(width: number, height: number): Strip {
  return { top: height - height / stripsPerHeight, height: height / stripsPerHeight, cellWidth: width / cellCount };
}
