/// <reference lib="webworker" />

/** One frame as it was read: microseconds on the camera's scale, and milliseconds since 1970. */
export interface FrameRead {
  readonly timestampUs: number;
  readonly readAt: number;
}

/** Reads a camera beside the page, so that nothing that the page does makes a reading late. */
addEventListener('message', async ({ data }: MessageEvent<ReadableStream<VideoFrame>>) => {
  for await (const frame of data) {
    const readAt = performance.timeOrigin + performance.now();
    postMessage({ timestampUs: frame.timestamp, readAt } satisfies FrameRead);
    frame.close();
  }
});
