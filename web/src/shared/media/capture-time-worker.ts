/// <reference lib="webworker" />
import type { CaptureTimeMessage, FrameCaptured } from './capture-times.ts';

interface TransformOptions {
  readonly port: MessagePort;
}

/** Reads each received frame's capture time and passes the frame on untouched. */
addEventListener('rtctransform', (event) => {
  const { transformer } = event as RTCTransformEvent;
  const { port } = transformer.options as TransformOptions;
  const tap = new TransformStream<RTCEncodedVideoFrame, RTCEncodedVideoFrame>({
    transform(frame, controller) {
      const { rtpTimestamp, captureTime } = frame.getMetadata() as RTCEncodedVideoFrameMetadata & {
        captureTime?: number;
      };
      if (rtpTimestamp !== undefined && captureTime !== undefined) {
        const message: FrameCaptured = { rtpTimestamp, capturedAt: captureTime + performance.timeOrigin };
        port.postMessage(message);
      }
      controller.enqueue(frame);
    },
  });
  void transformer.readable.pipeThrough(tap).pipeTo(transformer.writable);
  port.postMessage('in-place' satisfies CaptureTimeMessage);
});
