import { readTimecode, type Timecode } from '@scrubline/vision';

/** The bottom edge holds the timecode; nothing else is copied out of the frame. */
const copiedShare = 1 / 18;

/** Reads timecodes from video frames into one buffer that is kept: one frame at a time. Closes each frame. */
export function createStripReader(): (frame: VideoFrame) => Promise<Timecode | null> {
  let buffer = new Uint8Array();
  return async (frame) => {
    // What is seen may be less than what is coded: H.264 codes 720 rows as 736.
    const { x = 0, y = 0, width = 0, height = 0 } = frame.visibleRect ?? {};
    const rows = 2 * Math.ceil((height * copiedShare) / 2);
    const top = height - rows;
    // Luma comes to rest where it would lie in the whole plane; chroma goes behind it.
    const lumaLength = width * height;
    if (buffer.length !== lumaLength * 2) buffer = new Uint8Array(lumaLength * 2);
    const chroma = [lumaLength, lumaLength + rows * width].map((offset) => ({ offset, stride: width }));
    const planes = [{ offset: top * width, stride: width }, ...chroma].slice(0, planesOf(frame));
    try {
      await frame.copyTo(buffer, { rect: { x, y: y + top, width, height: rows }, layout: planes });
    } finally {
      frame.close();
    }
    return readTimecode(buffer, width, width, height);
  };
}

/** I420 has three planes, NV12 two. */
const planesOf = (frame: VideoFrame): number => (frame.format === 'NV12' ? 2 : 3);
