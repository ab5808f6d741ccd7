import type { DrawnStroke, FollowedStroke } from '@scrubline/vision';

/** A received frame by its RTP timestamp; one of this computer's cameras by its capture time, milliseconds since 1970. */
export type FrameKey = { readonly rtpTimestamp: number } | { readonly capturedAt: number };

/** To the worker. */
export type TissueOrder =
  | { readonly order: 'see'; readonly frames: ReadableStream<VideoFrame> }
  | { readonly order: 'follow'; readonly stroke: DrawnStroke; readonly frame: FrameKey }
  /** When the picture that it was drawn on is all there is. */
  | { readonly order: 'seek'; readonly stroke: DrawnStroke; readonly still: Blob }
  | { readonly order: 'forget'; readonly strokeId: string }
  /** Where they were on one of the last frames. Answered with `seen-on`. */
  | { readonly order: 'look-back'; readonly frame: FrameKey; readonly lookId: number };

/** From the worker. */
export type TissueTold =
  /** After each frame, while there is anything to follow. */
  | { readonly told: 'followed'; readonly strokes: readonly FollowedStroke[] }
  /** The frame that it was drawn on is not among the last ones. */
  | { readonly told: 'frame-missing'; readonly strokeId: string }
  | { readonly told: 'seen-on'; readonly lookId: number; readonly strokes: readonly FollowedStroke[] };
