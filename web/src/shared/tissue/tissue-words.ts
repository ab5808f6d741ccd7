import type { DrawnStroke, FollowedStroke } from '@scrubline/vision';

/** A received frame by its RTP timestamp; one of this computer's cameras by its capture time, milliseconds since 1970. */
export type FrameKey = { readonly rtpTimestamp: number } | { readonly capturedAt: number };

/** To the worker. */
export type TissueOrder =
  | { readonly order: 'see'; readonly frames: ReadableStream<VideoFrame> }
  | { readonly order: 'follow'; readonly stroke: DrawnStroke; readonly frame: FrameKey }
  /** When the picture that it was drawn on is all there is. */
  | { readonly order: 'seek'; readonly stroke: DrawnStroke; readonly still: Blob }
  | { readonly order: 'forget'; readonly strokeId: string };

/** From the worker. */
export type TissueTold =
  /** After each frame, while there is anything to follow. */
  | { readonly told: 'followed'; readonly strokes: readonly FollowedStroke[] }
  /** The frame that it was drawn on is not among the last ones. */
  | { readonly told: 'frame-missing'; readonly strokeId: string };
