import type { Mark, StrokeId } from '@scrubline/contract';
import type { DrawnStroke } from '@scrubline/vision';
import { deliveredWithinMs } from '../drawing/stroke-delivery.ts';
import { verticesOf } from '../drawing/stroke-vertices.ts';
import type { CaptureTimes } from '../media/capture-times.ts';
import { createObservable, type Observable } from '../signaling/observable.ts';
import { bondOf, type StrokeBonds, withoutFrames } from './stroke-bond.ts';
import type { FrameKey, TissueOrder, TissueTold } from './tissue-words.ts';

/** A stroke that is to stay on its tissue. */
export interface TissueStroke {
  readonly strokeId: StrokeId;
  readonly mark: Mark;
  /** Milliseconds since 1970 on the clock of the picture's sender. */
  readonly capturedAt: number;
  /** False while the pen is at it. */
  readonly isFinished: boolean;
}

/** One picture as it is shown here, and the strokes on it. */
export interface Tissue {
  /** Of those that are followed; one that is not among them stands still. */
  readonly bonds: Observable<StrokeBonds>;
  /** All that are drawn on it now. */
  readonly follow: (strokes: readonly TissueStroke[]) => void;
  readonly stop: () => void;
}

const lookEveryMs = 100;

/** @param captureTimes of a received picture; null for a camera of this computer */
export function followTissue(track: MediaStreamTrack, captureTimes: CaptureTimes | null): Tissue {
  const bonds = createObservable<StrokeBonds>(new Map());
  if (!('MediaStreamTrackProcessor' in globalThis)) {
    return { bonds, follow: () => undefined, stop: () => undefined };
  }
  const { readable: frames } = new MediaStreamTrackProcessor({ track, maxBufferSize: 5 });
  const worker = new Worker(new URL('./tissue-worker.ts', import.meta.url), { type: 'module' });
  const tell = (order: TissueOrder, given: Transferable[] = []) => worker.postMessage(order, given);
  tell({ order: 'see', frames }, [frames]);

  const known = new Map<StrokeId, { growth: string; wantedAt: number }>();
  let heardAt = 0;
  worker.onmessage = ({ data }: MessageEvent<TissueTold>) => {
    if (data.told === 'frame-missing') return;
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
    follow(strokes) {
      const now = performance.now();
      const wanted = new Set(strokes.map(({ strokeId }) => strokeId));
      for (const [strokeId, { growth, wantedAt }] of known) {
        const waits = growth !== finished && now - wantedAt < keptUnfinishedMs;
        if (wanted.has(strokeId) || waits) continue;
        known.delete(strokeId);
        tell({ order: 'forget', strokeId });
      }
      for (const stroke of strokes) {
        const growth = growthOf(stroke);
        const isTold = known.get(stroke.strokeId)?.growth === growth;
        known.set(stroke.strokeId, { growth, wantedAt: now });
        if (isTold) continue;
        const frame = frameKeyOf(stroke.capturedAt, captureTimes);
        if (frame) tell({ order: 'follow', stroke: drawnStroke(stroke), frame });
      }
    },
    stop: () => {
      clearInterval(timer);
      worker.terminate();
    },
  };
}

/** A pen's stroke is followed from its beginning on, and anew when this many points have come to it. */
const growthPoints = 8;

const finished = 'finished';
/** A stroke whose previews have ended can still be on its way to being kept: as long as its page tells of it. */
const keptUnfinishedMs = deliveredWithinMs;

const growthOf = ({ mark, isFinished }: TissueStroke): string =>
  isFinished ? finished : `${Math.floor(mark.points.length / growthPoints)}`;

function frameKeyOf(capturedAt: number, captureTimes: CaptureTimes | null): FrameKey | null {
  if (!captureTimes) return { capturedAt };
  const rtpTimestamp = captureTimes.find(capturedAt);
  return rtpTimestamp === null ? null : { rtpTimestamp };
}

const drawnStroke = ({ strokeId, mark, isFinished }: TissueStroke): DrawnStroke => ({
  strokeId,
  isFinished,
  vertices: verticesOf(mark),
  // The same chance on every screen, so that all find the same.
  randomSeed: Number.parseInt(strokeId.slice(0, 8), 16),
});
