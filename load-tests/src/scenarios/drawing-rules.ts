/** One message about a stroke, or one painting of it: how many of its points it holds, and when. Milliseconds since 1970. */
export interface StrokeMoment {
  readonly strokeId: string;
  readonly points: number;
  readonly at: number;
}

/**
 * How long each point took from the message that said it first to the moment at which it was there: infinity for a point
 * that never came. A later message repeats the last few, so that a lost one delays its points and does not lose them.
 */
export function delaysOfPoints(said: readonly StrokeMoment[], there: readonly StrokeMoment[]): number[] {
  const thereBy = Map.groupBy(there, ({ strokeId }) => strokeId);
  return [...Map.groupBy(said, ({ strokeId }) => strokeId)].flatMap(([strokeId, ofStroke]) => {
    const moments = thereBy.get(strokeId) ?? [];
    const last = Math.max(...ofStroke.map(({ points }) => points));
    return Array.from({ length: last }, (_, index) => firstWith(moments, index) - firstWith(ofStroke, index));
  });
}

const firstWith = (moments: readonly StrokeMoment[], index: number): number =>
  Math.min(Number.POSITIVE_INFINITY, ...moments.filter(({ points }) => points > index).map(({ at }) => at));
