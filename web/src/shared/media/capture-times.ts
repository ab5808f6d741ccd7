/** `capturedAt` in milliseconds since 1970 on the sender's clock. */
export interface CaptureTimeMessage {
  readonly rtpTimestamp: number;
  readonly capturedAt: number;
}

/** Twenty seconds at 30 frames a second: far longer than any frame waits to be shown. */
const framesKept = 600;

export interface CaptureTimes {
  /** When the sender captured the frame with this RTP timestamp, on the sender's clock; null when it never said. */
  readonly of: (rtpTimestamp: number) => number | null;
}

let worker: Worker | null = null;

/** Loads the worker ahead of the first picture: a transform whose worker is still loading holds frames back. */
export function prepareCaptureTimes(): void {
  if (typeof RTCRtpScriptTransform === 'undefined') return;
  worker ??= new Worker(new URL('./capture-time-worker.ts', import.meta.url), { type: 'module' });
}

/** Follows a receiver's frames. Where the browser has no transforms nothing is ever known, and the age says so. */
export function followCaptureTimes(receiver: RTCRtpReceiver): CaptureTimes {
  const times = new Map<number, number>();
  prepareCaptureTimes();
  if (worker) {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }: MessageEvent<CaptureTimeMessage>) => {
      times.set(data.rtpTimestamp, data.capturedAt);
      if (times.size > framesKept) times.delete(times.keys().next().value ?? 0);
    };
    receiver.transform = new RTCRtpScriptTransform(worker, { port: port2 }, [port2]);
  }
  return { of: (rtpTimestamp) => times.get(rtpTimestamp) ?? null };
}
