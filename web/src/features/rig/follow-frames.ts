import type { CameraSource } from '@scrubline/contract';
import type { LocalPictures } from '../../shared/rig-device/local-pictures.ts';
import { createFrameLog } from '../../shared/tissue/frame-log.ts';
import type { FrameRead, RingOrder } from './frame-ring-worker.ts';

/** Frames that a camera gave lately, as long as it is followed. Times in milliseconds since 1970. */
interface FollowedCamera {
  readonly track: MediaStreamTrack;
  readonly has: (capturedAt: number) => boolean;
  readonly newest: () => number | null;
  readonly still: (capturedAt: number) => Promise<Blob | null>;
  readonly stop: () => void;
}

/** What the rig's cameras gave lately. */
export interface FollowedFrames {
  /** A camera that stays keeps its frames, whatever is plugged in or out beside it. */
  readonly follow: (cameras: LocalPictures) => void;
  /** @param capturedAt milliseconds since 1970 */
  readonly has: (source: CameraSource, capturedAt: number) => boolean;
  /** When the newest one was captured; null while there is none. Milliseconds since 1970. */
  readonly newest: (source: CameraSource) => number | null;
  /**
   * @param capturedAt milliseconds since 1970
   * @returns a JPEG of this very frame; null when it is not there
   */
  readonly still: (source: CameraSource, capturedAt: number) => Promise<Blob | null>;
  /** Makes its still now, for when its frame has gone: drawing takes longer than frames are kept. */
  readonly keepStill: (source: CameraSource, capturedAt: number) => void;
}

/** Six people draw at once, each for half a minute. */
const stillsKept = 32;

export function createFollowedFrames(): FollowedFrames {
  let followed: ReadonlyMap<CameraSource, FollowedCamera> = new Map();
  const kept = new Map<string, Promise<Blob | null>>();
  const keyOf = (source: CameraSource, capturedAt: number) => `${source}@${capturedAt}`;
  const stillOf = async (source: CameraSource, capturedAt: number) =>
    (await followed.get(source)?.still(capturedAt)) ?? null;
  return {
    follow: (cameras) => {
      const before = followed;
      followed = new Map(
        [...cameras].map(([source, track]) => {
          const known = before.get(source);
          return [source, known?.track === track ? known : followCamera(track)];
        }),
      );
      for (const [source, camera] of before) if (followed.get(source) !== camera) camera.stop();
    },
    has: (source, capturedAt) => followed.get(source)?.has(capturedAt) ?? false,
    newest: (source) => followed.get(source)?.newest() ?? null,
    still: (source, capturedAt) => kept.get(keyOf(source, capturedAt)) ?? stillOf(source, capturedAt),
    keepStill: (source, capturedAt) => {
      const key = keyOf(source, capturedAt);
      if (!kept.has(key)) kept.set(key, stillOf(source, capturedAt));
      const [oldest] = kept.keys();
      if (kept.size > stillsKept && oldest !== undefined) kept.delete(oldest);
    },
  };
}

/** Where the browser cannot read a track, no frame is ever there. */
function followCamera(track: MediaStreamTrack): FollowedCamera {
  const { add, find, newest } = createFrameLog();
  const has = (capturedAt: number) => find(capturedAt) !== null;
  if (!('MediaStreamTrackProcessor' in globalThis)) {
    return { track, has, newest, still: () => Promise.resolve(null), stop: () => undefined };
  }
  const { readable: frames } = new MediaStreamTrackProcessor({ track, maxBufferSize: 5 });
  const worker = new Worker(new URL('./frame-ring-worker.ts', import.meta.url), { type: 'module' });
  const tell = (order: RingOrder, given: Transferable) => worker.postMessage(order, [given]);
  worker.onmessage = ({ data }: MessageEvent<FrameRead>) => add(data.timestampUs, data.readAt);
  tell({ order: 'read', frames }, frames);
  const still = (capturedAt: number): Promise<Blob | null> => {
    const timestampUs = find(capturedAt);
    if (timestampUs === null) return Promise.resolve(null);
    const { port1, port2 } = new MessageChannel();
    const answered = new Promise<Blob | null>((resolve) => {
      port1.onmessage = ({ data }: MessageEvent<Blob | null>) => resolve(data);
    });
    tell({ order: 'still', timestampUs, answer: port2 }, port2);
    return answered;
  };
  return { track, has, newest, still, stop: () => worker.terminate() };
}
