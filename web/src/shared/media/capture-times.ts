/** `capturedAt` in milliseconds since 1970 on the sender's clock. */
export interface FrameCaptured {
  readonly rtpTimestamp: number;
  readonly capturedAt: number;
}

/** Twenty seconds at 30 frames a second: far longer than any frame waits to be shown. */
const framesKept = 600;

/** Neighbours are 16 ms apart at 60 frames a second; two receivers of a frame are told the same time. */
const sameFrameMs = 2;

/** What the worker says: first that it is in place, then of each frame when it was captured. */
export type CaptureTimeMessage = 'in-place' | FrameCaptured;

/** A worker that does not come costs the first picture no more than this. */
const inPlaceLimitMs = 1_000;

export interface CaptureTimes {
  /** Frames that come before the worker is in place are lost, the first key frame among them: wait before they flow. */
  readonly inPlace: Promise<void>;
  /** When the sender captured the frame with this RTP timestamp, on the sender's clock; null when it never said. */
  readonly of: (rtpTimestamp: number) => number | null;
  /** The RTP timestamp of the frame that was captured then, and of none of its neighbours; null when it is not known. */
  readonly find: (capturedAt: number) => number | null;
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
  const of = (rtpTimestamp: number) => times.get(rtpTimestamp) ?? null;
  const find = (capturedAt: number) => nearest(times, capturedAt);
  if (!worker) return { of, find, inPlace: Promise.resolve() };
  const { port1, port2 } = new MessageChannel();
  const inPlace = new Promise<void>((resolve) => {
    setTimeout(resolve, inPlaceLimitMs);
    port1.onmessage = ({ data }: MessageEvent<CaptureTimeMessage>) => {
      if (data === 'in-place') resolve();
      else keep(times, data);
    };
  });
  receiver.transform = new RTCRtpScriptTransform(worker, { port: port2 }, [port2]);
  return { of, find, inPlace };
}

function keep(times: Map<number, number>, { rtpTimestamp, capturedAt }: FrameCaptured): void {
  times.set(rtpTimestamp, capturedAt);
  if (times.size > framesKept) times.delete(times.keys().next().value ?? 0);
}

function nearest(times: ReadonlyMap<number, number>, capturedAt: number): number | null {
  const found = [...times].find(([, at]) => Math.abs(at - capturedAt) <= sameFrameMs);
  return found?.[0] ?? null;
}
