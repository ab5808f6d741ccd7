/// <reference lib="webworker" />
import { createFrameRing } from './frame-ring.ts';

/** One frame as it was read: microseconds on the camera's scale, and milliseconds since 1970. */
export interface FrameRead {
  readonly timestampUs: number;
  readonly readAt: number;
}

export type RingOrder =
  | { readonly order: 'read'; readonly frames: ReadableStream<VideoFrame> }
  /** Answered over the port: a JPEG, or null when the frame is not there. */
  | { readonly order: 'still'; readonly timestampUs: number; readonly answer: MessagePort };

const ring = createFrameRing();

/** Reads a camera beside the page, so that nothing that the page does makes a reading late. */
addEventListener('message', async ({ data }: MessageEvent<RingOrder>) => {
  if (data.order === 'still') {
    data.answer.postMessage(await ring.still(data.timestampUs).catch(() => null));
    return;
  }
  for await (const frame of data.frames) {
    const readAt = performance.timeOrigin + performance.now();
    const isKept = await ring.keep(frame);
    if (isKept) postMessage({ timestampUs: frame.timestamp, readAt } satisfies FrameRead);
    frame.close();
  }
});
