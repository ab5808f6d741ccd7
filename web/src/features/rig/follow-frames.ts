import type { CameraSource } from '@scrubline/contract';
import type { LocalPictures } from '../../shared/rig-device/local-pictures.ts';
import { createFrameLog, type FrameLog } from './frame-log.ts';
import type { FrameRead } from './frame-log-worker.ts';

/** Frames that a camera gave lately, as long as it is followed. */
interface FollowedCamera extends Pick<FrameLog, 'has'> {
  readonly track: MediaStreamTrack;
  readonly stop: () => void;
}

/** What the rig's cameras gave lately. */
export interface FollowedFrames {
  /** A camera that stays keeps its frames, whatever is plugged in or out beside it. */
  readonly follow: (cameras: LocalPictures) => void;
  /** @param capturedAt milliseconds since 1970 */
  readonly has: (source: CameraSource, capturedAt: number) => boolean;
}

export function createFollowedFrames(): FollowedFrames {
  let followed: ReadonlyMap<CameraSource, FollowedCamera> = new Map();
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
  };
}

/** Where the browser cannot read a track, no frame is ever there. */
function followCamera(track: MediaStreamTrack): FollowedCamera {
  const { add, has } = createFrameLog();
  if (!('MediaStreamTrackProcessor' in globalThis)) return { track, has, stop: () => undefined };
  const { readable } = new MediaStreamTrackProcessor({ track, maxBufferSize: 5 });
  const worker = new Worker(new URL('./frame-log-worker.ts', import.meta.url), { type: 'module' });
  worker.onmessage = ({ data }: MessageEvent<FrameRead>) => add(data.timestampUs, data.readAt);
  worker.postMessage(readable, [readable]);
  return { track, has, stop: () => worker.terminate() };
}
