import type { CaptureTimes } from '../media/capture-times.ts';

/**
 * When the frame that a video shows now was captured, on its sender's clock; null while that is not known. A `VideoFrame`
 * carries pixels and identity together; what `requestVideoFrameCallback` said last can belong to another frame.
 */
export function captureTimeOf(video: HTMLVideoElement | null, captureTimes: CaptureTimes | null): number | null {
  if (!video || !captureTimes || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return null;
  const frame = new VideoFrame(video);
  const { rtpTimestamp } = frame.metadata();
  frame.close();
  return rtpTimestamp === undefined ? null : captureTimes.of(rtpTimestamp);
}
