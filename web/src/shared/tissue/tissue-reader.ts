import { type DrawnStroke, StrokeFollower, type TrackedSize } from '@scrubline/vision';
import { createFrameLog } from './frame-log.ts';
import { type FrameLuma, lumaOfFrame, lumaOfStill } from './frame-luma.ts';
import type { FrameKey, TissueTold } from './tissue-words.ts';

/** One picture's frames, and the strokes on it. */
export interface TissueReader {
  /** @param readAt milliseconds since 1970 */
  readonly see: (frame: VideoFrame, readAt: number) => Promise<void>;
  readonly follow: (stroke: DrawnStroke, frame: FrameKey) => void;
  readonly seek: (stroke: DrawnStroke, still: Blob) => Promise<void>;
  readonly forget: (strokeId: string) => void;
  readonly lookBack: (frame: FrameKey, lookId: number) => void;
}

/** A frame can be on the screen before it has been read here: it is waited for as long as this many others take. */
const framesWaited = 15;

interface Waiting {
  readonly stroke: DrawnStroke;
  readonly frame: FrameKey;
  readonly left: number;
}

export function createTissueReader(tell: (told: TissueTold) => void): TissueReader {
  const log = createFrameLog();
  let follower: StrokeFollower | null = null;
  let size: TrackedSize | null = null;
  let waiting: readonly Waiting[] = [];
  let sought: ReadonlyMap<string, { readonly stroke: DrawnStroke; readonly drawnOn: FrameLuma }> = new Map();

  const keyOf = (frame: FrameKey) => ('rtpTimestamp' in frame ? frame.rtpTimestamp : log.find(frame.capturedAt));
  const tryToFollow = ({ stroke, frame }: Waiting): boolean => {
    const key = keyOf(frame);
    return key !== null && follower?.follow(stroke, key) === true;
  };
  /** What was followed in a picture of another shape is in this one nowhere. */
  const followerOf = ({ size: seen }: FrameLuma): StrokeFollower => {
    if (follower && size?.width === seen.width && size.height === seen.height) return follower;
    for (const { strokeId } of follower?.strokes ?? []) tell({ told: 'frame-missing', strokeId });
    [follower, size] = [new StrokeFollower(seen), seen];
    return follower;
  };
  /** What was drawn on a picture of another shape is not looked for in this one. */
  const seekAll = (current: StrokeFollower, { width, height }: TrackedSize): void => {
    for (const { stroke, drawnOn } of sought.values()) {
      if (drawnOn.size.width === width && drawnOn.size.height === height) current.seek(stroke, drawnOn.luma);
    }
    sought = new Map();
  };
  const tellStrokes = () => tell({ told: 'followed', strokes: follower?.strokes ?? [] });

  return {
    async see(frame, readAt) {
      const seen = await lumaOfFrame(frame);
      if (!seen) return;
      log.add(frame.timestamp, readAt);
      const key = frame.metadata().rtpTimestamp ?? frame.timestamp;
      const current = followerOf(seen);
      seekAll(current, seen.size);
      current.see({ key, atMs: frame.timestamp / 1_000, luma: seen.luma });
      const still = waiting.filter((one) => !tryToFollow(one));
      for (const { stroke, left } of still) {
        if (left <= 1) tell({ told: 'frame-missing', strokeId: stroke.strokeId });
      }
      waiting = still.flatMap((one) => (one.left > 1 ? [{ ...one, left: one.left - 1 }] : []));
      if (current.strokes.length > 0) tellStrokes();
    },
    follow(stroke, frame) {
      const one = { stroke, frame, left: framesWaited };
      if (tryToFollow(one)) tellStrokes();
      else waiting = [...waiting, one];
    },
    async seek(stroke, still) {
      const drawnOn = await lumaOfStill(still).catch(() => null);
      if (drawnOn) sought = new Map(sought).set(stroke.strokeId, { stroke, drawnOn });
    },
    lookBack(frame, lookId) {
      const key = keyOf(frame);
      tell({ told: 'seen-on', lookId, strokes: (key !== null && follower?.strokesOn(key)) || [] });
    },
    forget(strokeId) {
      waiting = waiting.filter(({ stroke }) => stroke.strokeId !== strokeId);
      sought = new Map([...sought].filter(([id]) => id !== strokeId));
      follower?.forget(strokeId);
      tellStrokes();
    },
  };
}
