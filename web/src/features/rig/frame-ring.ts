import { framesKept } from '../../shared/tissue/frame-log.ts';

/** The last frames of a camera with their pixels: 83 MB at 1280×720, as codecs hold them. */
export interface FrameRing {
  /** Copies its pixels. @returns false where the browser does not give them */
  readonly keep: (frame: VideoFrame) => Promise<boolean>;
  /**
   * @param timestampUs of the very frame, microseconds on the camera's scale
   * @returns a JPEG of it as large as it was captured; null when it is there no longer
   */
  readonly still: (timestampUs: number) => Promise<Blob | null>;
}

/** Of a JPEG, 0 to 1: a specialist looks at tissue through it. */
const stillQuality = 0.9;

interface KeptFrame {
  readonly pixels: ArrayBuffer;
  readonly init: VideoFrameBufferInit;
}

/**
 * Frames are copied because a browser lends out only a few of its own: two that are not given back stop the camera. Their
 * memory is used again and again.
 */
export function createFrameRing(): FrameRing {
  const kept: KeptFrame[] = [];
  return {
    async keep(frame) {
      const { format, visibleRect, timestamp } = frame;
      if (!format || !visibleRect) return false;
      const byteLength = frame.allocationSize();
      const oldest = kept.length >= framesKept ? kept.shift() : undefined;
      const pixels = oldest?.pixels.byteLength === byteLength ? oldest.pixels : new ArrayBuffer(byteLength);
      const layout = await frame.copyTo(pixels);
      const { width: codedWidth, height: codedHeight } = visibleRect;
      const colorSpace = frame.colorSpace.toJSON();
      kept.push({ pixels, init: { format, codedWidth, codedHeight, timestamp, layout, colorSpace } });
      return true;
    },
    async still(timestampUs) {
      const found = kept.find(({ init }) => init.timestamp === timestampUs);
      return found ? jpegOf(found) : null;
    },
  };
}

function jpegOf({ pixels, init }: KeptFrame): Promise<Blob> {
  // Takes a copy: the memory may be used for the next frame while the picture is made.
  const frame = new VideoFrame(pixels, init);
  const canvas = new OffscreenCanvas(init.codedWidth, init.codedHeight);
  canvas.getContext('2d')?.drawImage(frame, 0, 0);
  frame.close();
  return canvas.convertToBlob({ type: 'image/jpeg', quality: stillQuality });
}
