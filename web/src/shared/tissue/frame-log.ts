/** What a camera of this computer gave lately: each frame by when it was captured. */
export interface FrameLog {
  /**
   * @param timestampUs of the frame, microseconds on the camera's own scale
   * @param readAt when it was read, milliseconds since 1970
   */
  readonly add: (timestampUs: number, readAt: number) => void;
  /**
   * This very frame, and none of its neighbours.
   * @param capturedAt milliseconds since 1970
   * @returns its timestamp, microseconds on the camera's own scale; null when it is not there
   */
  readonly find: (capturedAt: number) => number | null;
  /** When the newest frame was captured; null while there is none. Milliseconds since 1970. */
  readonly newest: () => number | null;
}

/** Two seconds at 30 frames a second. */
export const framesKept = 60;

/** As long as a pen's touch takes to be heard of, many times over. */
const keptMs = 2_000;
/**
 * Neighbours are 16 ms apart at 60 frames a second. A camera's two ways of telling a frame's time differ by at most 1.4 ms,
 * measured on two busy cores; by up to 30 ms for a drawn picture that such a machine writes late.
 */
export const sameFrameMs = 5;

interface LoggedFrame {
  readonly timestampUs: number;
  readonly readAt: number;
}

export function createFrameLog(): FrameLog {
  let frames: LoggedFrame[] = [];
  /** A frame is read at the earliest when it was captured: the quickest reading of all tells the camera's scale. */
  let scale = Number.POSITIVE_INFINITY;
  return {
    add: (timestampUs, readAt) => {
      scale = Math.min(scale, readAt - timestampUs / 1_000);
      const recent = frames.filter((frame) => readAt - frame.readAt < keptMs);
      // No more than there are pixels of.
      frames = [...recent, { timestampUs, readAt }].slice(-framesKept);
    },
    find: (capturedAt) => {
      const isIt = ({ timestampUs }: LoggedFrame) => Math.abs(timestampUs / 1_000 + scale - capturedAt) <= sameFrameMs;
      return frames.find(isIt)?.timestampUs ?? null;
    },
    newest: () => {
      const latest = frames.at(-1);
      return latest ? latest.timestampUs / 1_000 + scale : null;
    },
  };
}
