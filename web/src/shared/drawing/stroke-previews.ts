import type { ParticipantId, StrokeId, StrokePoint, StrokePreview } from '@scrubline/contract';

/** A stroke that somebody is drawing now, as far as it was heard. */
export interface HeardStroke extends Omit<StrokePreview, 'from' | 'points'> {
  readonly points: readonly StrokePoint[];
  readonly drawnBy: ParticipantId;
  /** Milliseconds since 1970. */
  readonly heardAt: number;
}
export type HeardStrokes = ReadonlyMap<StrokeId, HeardStroke>;

/** Nobody keeps a pen still for so long without a word; the last word of this one was lost. */
export const previewSilenceMs = 3_000;

/** Six people draw at once; what comes on top of this is no hand's. */
export const previewsKept = 24;

/** Adds what was heard of a stroke. Points that were lost on the way leave a straight line, not a hole. */
export function hearPreview(
  heard: HeardStrokes,
  { from, points, ...stroke }: StrokePreview,
  drawnBy: ParticipantId,
  now: number,
): HeardStrokes {
  const known = heard.get(stroke.strokeId);
  // Nobody draws on with another one's pen.
  if (known && known.drawnBy !== drawnBy) return heard;
  const before = known?.points ?? [];
  const isOlder = from + points.length < before.length;
  const joined = isOlder ? before : [...before.slice(0, from), ...points];
  const after = new Map(heard).set(stroke.strokeId, { ...stroke, drawnBy, points: joined, heardAt: now });
  return new Map([...after].slice(-previewsKept));
}

/** Without those that are finished, and those of which nothing is heard any more. */
export function livingPreviews(
  heard: HeardStrokes,
  finished: { has: (strokeId: StrokeId) => boolean },
  now: number,
): HeardStrokes {
  const living = [...heard].filter(
    ([strokeId, { heardAt }]) => !finished.has(strokeId) && now - heardAt < previewSilenceMs,
  );
  return living.length === heard.size ? heard : new Map(living);
}
