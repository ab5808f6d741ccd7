/** What a rig's camera gave lately: each frame by when it was captured. */
export interface FrameLog {
  /**
   * @param timestampUs of the frame, microseconds on the camera's own scale
   * @param readAt when it was read, milliseconds since 1970
   */
  readonly add: (timestampUs: number, readAt: number) => void;
  /** Whether this very frame is there: none of its neighbours. Milliseconds since 1970. */
  readonly has: (capturedAt: number) => boolean;
}

/** As long as a pen's touch takes to be heard of, many times over. */
const keptMs = 2_000;
/**
 * Neighbours are 16 ms apart at 60 frames a second. A camera's two ways of telling a frame's time differ by at most 1.4 ms,
 * measured on two busy cores; by up to 30 ms for a drawn picture that such a machine writes late.
 */
const sameFrameMs = 5;

interface LoggedFrame {
  readonly timestampMs: number;
  readonly readAt: number;
}

export function createFrameLog(): FrameLog {
  let frames: LoggedFrame[] = [];
  /** A frame is read at the earliest when it was captured: the quickest reading of all tells the camera's scale. */
  let scale = Number.POSITIVE_INFINITY;
  return {
    add: (timestampUs, readAt) => {
      const timestampMs = timestampUs / 1_000;
      scale = Math.min(scale, readAt - timestampMs);
      frames = [...frames.filter((frame) => readAt - frame.readAt < keptMs), { timestampMs, readAt }];
    },
    has: (capturedAt) => frames.some(({ timestampMs }) => Math.abs(timestampMs + scale - capturedAt) <= sameFrameMs),
  };
}
