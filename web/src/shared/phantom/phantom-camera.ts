import type { PhantomFormat, PhantomOrder } from './phantom-format.ts';

export interface PhantomCamera {
  /** Live from the first picture on. Stopping it ends the camera too. */
  readonly track: MediaStreamTrack;
  readonly stop: () => void;
}

/**
 * Starts a camera that sees the drawn phantom: an endoscopic scene with the time of capture burned into its bottom edge
 * (`readTimecode` of the vision package reads it). Pictures carry their own time stamps, come from a worker, and keep
 * coming while the page is in the background. Resolves with the first picture, about a second later.
 * @throws DOMException NotSupportedError where the browser cannot make tracks of pictures (all but Chromium),
 *   OperationError when the worker failed
 */
export async function startPhantomCamera(format: PhantomFormat): Promise<PhantomCamera> {
  if (!('MediaStreamTrackGenerator' in globalThis)) throw new DOMException('no track generator', 'NotSupportedError');
  const track = new MediaStreamTrackGenerator({ kind: 'video' });
  const worker = new Worker(new URL('./phantom-worker.ts', import.meta.url), { type: 'module' });
  const stop = (): void => {
    track.stop();
    worker.terminate();
  };
  const order: PhantomOrder = { ...format, pictures: track.writable };
  try {
    await new Promise<void>((resolve, reject) => {
      worker.addEventListener('message', () => resolve(), { once: true });
      worker.addEventListener('error', () => reject(new DOMException('the phantom failed', 'OperationError')));
      worker.postMessage(order, [order.pictures]);
    });
  } catch (error) {
    stop();
    throw error;
  }
  return { track, stop };
}
