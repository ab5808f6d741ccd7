import type { Mark, StrokeId } from '@scrubline/contract';
import type { DrawnStroke } from '@scrubline/vision';
import { deliveredWithinMs } from '../drawing/stroke-delivery.ts';
import { verticesOf } from '../drawing/stroke-vertices.ts';
import type { CaptureTimes } from '../media/capture-times.ts';
import type { FrameKey, TissueOrder } from './tissue-words.ts';

/** A stroke that is to stay on its tissue. */
export interface TissueStroke {
  readonly strokeId: StrokeId;
  readonly mark: Mark;
  /** Milliseconds since 1970 on the clock of the picture's sender. */
  readonly capturedAt: number;
  /** False while the pen is at it. */
  readonly isFinished: boolean;
}

export interface TissueOrders {
  /** @param now any clock, milliseconds */
  readonly follow: (strokes: readonly TissueStroke[], now: number) => void;
  /** Its frame is not among the last ones: its tissue is looked for by the still of that frame. */
  readonly frameIsMissing: (strokeId: string) => void;
  readonly stop: () => void;
}

interface OrderEffects {
  readonly tell: (order: TissueOrder) => void;
  /** Of a received picture; null for a camera of this computer. */
  readonly captureTimes: CaptureTimes | null;
  /** Rejects while there is none. */
  readonly stillOf: (capturedAt: number) => Promise<Blob>;
  readonly after: (delayMs: number, work: () => void) => void;
}

interface KnownStroke {
  readonly stroke: TissueStroke;
  readonly growth: number;
  readonly wantedAt: number;
}

/** A pen's stroke is followed from its beginning on, and anew when this many points have come to it. */
const growthPoints = 8;
const finished = Number.POSITIVE_INFINITY;
/** A rig sends a still within a second; on a full line, or behind others, later. */
const stillRetryMs = 500;
const stillAttempts = 6;

/** Says to the worker what is new since it was told last. */
export function createTissueOrders({ tell, captureTimes, stillOf, after }: OrderEffects): TissueOrders {
  const known = new Map<string, KnownStroke>();

  const seek = async (stroke: TissueStroke, attempt = 1): Promise<void> => {
    const isStillWanted = () => known.get(stroke.strokeId)?.growth === finished;
    if (!isStillWanted()) return;
    try {
      const still = await stillOf(stroke.capturedAt);
      if (isStillWanted()) tell({ order: 'seek', stroke: drawnStroke(stroke), still });
    } catch {
      if (attempt < stillAttempts) after(stillRetryMs * 2 ** attempt, () => void seek(stroke, attempt + 1));
    }
  };

  const tellOf = (stroke: TissueStroke): void => {
    const frame = frameKeyOf(stroke.capturedAt, captureTimes);
    if (frame) tell({ order: 'follow', stroke: drawnStroke(stroke), frame });
    else if (stroke.isFinished) void seek(stroke);
  };

  const forgetOthers = (wanted: ReadonlySet<string>, now: number): void => {
    for (const [strokeId, { growth, wantedAt }] of known) {
      // One whose previews have ended can still be on its way to being kept: as long as its page tells of it.
      const mayComeYet = growth !== finished && now - wantedAt < deliveredWithinMs;
      if (wanted.has(strokeId) || mayComeYet) continue;
      known.delete(strokeId);
      tell({ order: 'forget', strokeId });
    }
  };

  return {
    follow(strokes, now) {
      forgetOthers(new Set(strokes.map(({ strokeId }) => strokeId)), now);
      for (const stroke of strokes) {
        const growth = stroke.isFinished ? finished : Math.floor(stroke.mark.points.length / growthPoints);
        const isTold = known.get(stroke.strokeId)?.growth === growth;
        known.set(stroke.strokeId, { stroke, growth, wantedAt: now });
        if (!isTold) tellOf(stroke);
      }
    },
    frameIsMissing(strokeId) {
      const missed = known.get(strokeId);
      if (missed?.growth === finished) void seek(missed.stroke);
    },
    stop: () => known.clear(),
  };
}

export function frameKeyOf(capturedAt: number, captureTimes: CaptureTimes | null): FrameKey | null {
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
