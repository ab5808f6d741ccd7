import { type LumaPlane, scaleLuma, type TrackedSize, trackedSize } from '@scrubline/vision';

/** A frame at the size at which strokes are followed. */
export interface FrameLuma {
  readonly luma: Uint8Array;
  readonly size: TrackedSize;
}

let copied = new ArrayBuffer(0);

/**
 * Its first plane is brightness in every format that cameras and codecs give.
 * @returns null where the browser hides a frame's pixels, or gives colours only
 */
export async function lumaOfFrame(frame: VideoFrame): Promise<FrameLuma | null> {
  const { format, visibleRect } = frame;
  if (!format || !visibleRect || !/^(I4|NV12)/.test(format)) return null;
  const byteLength = frame.allocationSize();
  if (copied.byteLength !== byteLength) copied = new ArrayBuffer(byteLength);
  const [plane] = await frame.copyTo(copied);
  if (!plane) return null;
  const { width, height } = visibleRect;
  return scaled({ luma: new Uint8Array(copied, plane.offset), stride: plane.stride, width, height });
}

/** @throws DOMException when it is no picture */
export async function lumaOfStill(still: Blob): Promise<FrameLuma> {
  const picture = await createImageBitmap(still);
  const { width, height } = picture;
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  context?.drawImage(picture, 0, 0);
  picture.close();
  const { data } = context?.getImageData(0, 0, width, height) ?? { data: new Uint8ClampedArray(width * height * 4) };
  const luma = new Uint8Array(width * height);
  for (let at = 0; at < luma.length; at++) luma[at] = lumaOf(data, at * 4);
  return scaled({ luma, stride: width, width, height });
}

/** BT.709, in the limited range that cameras and codecs use. */
function lumaOf(pixels: Uint8ClampedArray, at: number): number {
  const [red = 0, green = 0, blue = 0] = [pixels[at], pixels[at + 1], pixels[at + 2]];
  return 16 + (219 / 255) * (0.2126 * red + 0.7152 * green + 0.0722 * blue);
}

function scaled(plane: LumaPlane): FrameLuma {
  const size = trackedSize(plane.width, plane.height);
  return { luma: scaleLuma(plane, size), size };
}
