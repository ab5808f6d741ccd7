import { readTimecode, type Timecode } from '@scrubline/vision';

/** The bottom edge holds the timecode; nothing else is copied out of the frame. */
const copiedShare = 1 / 18;

/** Reads timecodes from video frames into one buffer that is kept. Closes each frame. */
export function createStripReader(): (frame: VideoFrame) => Promise<Timecode | null> {
  let buffer = new Uint8Array();
  return async (frame) => {
    const { codedWidth: width, codedHeight: height } = frame;
    const rows = 2 * Math.ceil((height * copiedShare) / 2);
    const top = height - rows;
    // Luma comes to rest where it would lie in the whole plane; chroma goes behind it.
    if (buffer.length !== width * height * 2) buffer = new Uint8Array(width * height * 2);
    const chroma = { offset: width * height, stride: width };
    const layout = [
      { offset: top * width, stride: width },
      chroma,
      { ...chroma, offset: chroma.offset + rows * width },
    ];
    try {
      await frame.copyTo(buffer, {
        rect: { x: 0, y: top, width, height: rows },
        layout: layout.slice(0, planesOf(frame)),
      });
    } finally {
      frame.close();
    }
    return readTimecode(buffer, width, width, height);
  };
}

/** I420 has three planes, NV12 two. */
const planesOf = (frame: VideoFrame): number => (frame.format === 'NV12' ? 2 : 3);
