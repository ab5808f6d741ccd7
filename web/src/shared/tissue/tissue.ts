import type { CaptureTimes } from '../media/capture-times.ts';
import { createObservable, type Observable } from '../signaling/observable.ts';
import { bondOf, type StrokeBonds, withoutFrames } from './stroke-bond.ts';
import { createTissueOrders, frameKeyOf, type TissueStroke } from './tissue-orders.ts';
import type { TissueOrder, TissueTold } from './tissue-words.ts';

/** One picture as it is shown here, and the strokes on it. */
export interface Tissue {
  /** Of those that are followed; one that is not among them stands still. */
  readonly bonds: Observable<StrokeBonds>;
  /** Where they were on one of the last frames: those of which that is known. */
  readonly on: (capturedAt: number) => Promise<StrokeBonds>;
  /** All that are drawn on it now. */
  readonly follow: (strokes: readonly TissueStroke[]) => void;
  readonly stop: () => void;
}

export interface TissueSource {
  readonly track: MediaStreamTrack;
  /** Of a received picture; null for a camera of this computer. */
  readonly captureTimes: CaptureTimes | null;
  /** The picture of a frame that is not among the last ones. Rejects while there is none. */
  readonly stillOf: (capturedAt: number) => Promise<Blob>;
}

const lookEveryMs = 100;

export function followTissue({ track, captureTimes, stillOf }: TissueSource): Tissue {
  const bonds = createObservable<StrokeBonds>(new Map());
  if (!('MediaStreamTrackProcessor' in globalThis)) {
    return { bonds, on: () => Promise.resolve(new Map()), follow: () => undefined, stop: () => undefined };
  }
  const { readable: frames } = new MediaStreamTrackProcessor({ track, maxBufferSize: 5 });
  const worker = new Worker(new URL('./tissue-worker.ts', import.meta.url), { type: 'module' });
  const tell = (order: TissueOrder, given: Transferable[] = []) => worker.postMessage(order, given);
  tell({ order: 'see', frames }, [frames]);

  const orders = createTissueOrders({
    tell,
    captureTimes,
    stillOf,
    after: (delayMs, work) => setTimeout(work, delayMs),
  });
  let heardAt = 0;
  const looks = new Map<number, (bonds: StrokeBonds) => void>();
  let lastLook = 0;
  worker.onmessage = ({ data }: MessageEvent<TissueTold>) => {
    if (data.told === 'frame-missing') {
      orders.frameIsMissing(data.strokeId);
      return;
    }
    if (data.told === 'seen-on') {
      const now = performance.now();
      looks.get(data.lookId)?.(new Map(data.strokes.map((one) => [one.strokeId, bondOf(one, undefined, now)])));
      looks.delete(data.lookId);
      return;
    }
    heardAt = performance.now();
    const before = bonds.get();
    bonds.set(
      new Map(data.strokes.map((one) => [one.strokeId, bondOf(one, before.get(one.strokeId), heardAt)] as const)),
    );
  };
  const timer = setInterval(() => {
    const now = performance.now();
    bonds.set(withoutFrames(bonds.get(), now - heardAt, now));
  }, lookEveryMs);

  return {
    bonds,
    on: (capturedAt) => {
      const frame = frameKeyOf(capturedAt, captureTimes);
      if (!frame) return Promise.resolve(new Map());
      lastLook += 1;
      const lookId = lastLook;
      const { promise, resolve } = Promise.withResolvers<StrokeBonds>();
      looks.set(lookId, resolve);
      tell({ order: 'look-back', frame, lookId });
      return promise;
    },
    follow: (strokes) => orders.follow(strokes, performance.now()),
    stop: () => {
      orders.stop();
      clearInterval(timer);
      worker.terminate();
    },
  };
}
