import type { CaptureTimes } from '../media/capture-times.ts';
import type { ClockEstimate } from '../media/clock-offset.ts';
import { createFrameStatistics, type PictureReading } from './frame-statistics.ts';
import { type PictureAge, pictureAge, settlingMs } from './picture-age.ts';

/** For whoever measures the page from outside: dispatched on the video element for each presented frame. */
export interface PictureAgeEventDetail {
  readonly rtpTimestamp: number | null;
  readonly ageMs: number | null;
  /** On `performance.now()`'s scale. */
  readonly presentedAt: number;
}

export interface FrameWatch {
  /** `now` on `performance.now()`'s scale. */
  readonly read: (now: number) => PictureReading | null;
  readonly stop: () => void;
}

export interface FrameSource {
  readonly captureTimes: CaptureTimes | null;
  readonly clock: () => ClockEstimate | null;
}

/** Follows every frame that the browser presents in a video element, from the first one on. */
export function watchFrames(video: HTMLVideoElement, source: FrameSource, onFirstFrame: () => void): FrameWatch {
  const statistics = createFrameStatistics();
  let firstAt: number | null = null;
  const ageOf = (rtpTimestamp: number | null, presentedAt: number): PictureAge => {
    if (firstAt === null || presentedAt - firstAt < settlingMs) return { kind: 'unknown', reason: 'settling' };
    const capturedAt = rtpTimestamp === null ? null : (source.captureTimes?.of(rtpTimestamp) ?? null);
    return pictureAge(capturedAt, performance.timeOrigin + presentedAt, source.clock());
  };
  let callbackId = video.requestVideoFrameCallback(function onFrame(_now, metadata) {
    const presentedAt = performance.now();
    const rtpTimestamp = metadata.rtpTimestamp ?? null;
    const age = ageOf(rtpTimestamp, presentedAt);
    statistics.add({ presentedAt, width: metadata.width, height: metadata.height, age });
    const detail: PictureAgeEventDetail = { rtpTimestamp, presentedAt, ageMs: age.kind === 'known' ? age.ageMs : null };
    video.dispatchEvent(new CustomEvent('picture-age', { detail }));
    if (firstAt === null) onFirstFrame();
    firstAt ??= presentedAt;
    callbackId = video.requestVideoFrameCallback(onFrame);
  });
  return { read: statistics.read, stop: () => video.cancelVideoFrameCallback(callbackId) };
}
