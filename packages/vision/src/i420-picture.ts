/**
 * A picture in planes, as cameras and codecs hold it: luma at full size, both chroma planes at half width and half
 * height. Limited range (luma 16 to 235, chroma 128 is neutral), BT.709. Width and height are even.
 */
export interface I420Picture {
  readonly width: number;
  readonly height: number;
  readonly y: Uint8Array;
  readonly u: Uint8Array;
  readonly v: Uint8Array;
  /** Bytes from one row to the next. */
  readonly lumaStride: number;
  readonly chromaStride: number;
}

export const blackLuma = 16;
export const whiteLuma = 235;
export const neutralChroma = 128;

export const i420ByteLength = (width: number, height: number): number => (width * height * 3) / 2;

/** Lays the three planes one after the other into `buffer`, the order in which a VideoFrame takes them. */
export function createI420Picture(
  width: number,
  height: number,
  buffer: ArrayBuffer = new ArrayBuffer(i420ByteLength(width, height)),
): I420Picture {
  if (width % 2 !== 0 || height % 2 !== 0) throw new RangeError('width and height must be even');
  const lumaSize = width * height;
  const chromaSize = lumaSize / 4;
  return {
    width,
    height,
    y: new Uint8Array(buffer, 0, lumaSize),
    u: new Uint8Array(buffer, lumaSize, chromaSize),
    v: new Uint8Array(buffer, lumaSize + chromaSize, chromaSize),
    lumaStride: width,
    chromaStride: width / 2,
  };
}

export function fillBlack(picture: I420Picture): void {
  picture.y.fill(blackLuma);
  picture.u.fill(neutralChroma);
  picture.v.fill(neutralChroma);
}
