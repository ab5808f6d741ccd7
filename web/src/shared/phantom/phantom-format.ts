/** What a phantom camera is asked for. Width and height in pixels, 16:9; pictures per second; which tissue is drawn. */
export interface PhantomFormat {
  readonly width: number;
  readonly height: number;
  readonly frameRate: number;
  readonly seed: number;
}

/** To the worker, once. */
export interface PhantomOrder extends PhantomFormat {
  readonly pictures: WritableStream<VideoFrame>;
}

/** From the worker: the first picture has been delivered. */
export const phantomStarted = 'started';
