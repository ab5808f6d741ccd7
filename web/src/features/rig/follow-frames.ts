import { createFrameLog, type FrameLog } from './frame-log.ts';
import type { FrameRead } from './frame-log-worker.ts';

export interface FollowedFrames extends Pick<FrameLog, 'has'> {
  readonly stop: () => void;
}

/** Writes down a camera's frames for as long as it is followed. Where the browser cannot, no frame is ever there. */
export function followFrames(track: MediaStreamTrack): FollowedFrames {
  const log = createFrameLog();
  if (!('MediaStreamTrackProcessor' in globalThis)) return { has: log.has, stop: () => undefined };
  const { readable } = new MediaStreamTrackProcessor({ track, maxBufferSize: 5 });
  const worker = new Worker(new URL('./frame-log-worker.ts', import.meta.url), { type: 'module' });
  worker.onmessage = ({ data }: MessageEvent<FrameRead>) => log.add(data.timestampUs, data.readAt);
  worker.postMessage(readable, [readable]);
  return { has: log.has, stop: () => worker.terminate() };
}
