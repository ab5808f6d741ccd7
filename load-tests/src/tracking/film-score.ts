import type { Point, VertexState } from '@scrubline/vision';

/** One vertex of a followed stroke beside the truth, in one picture. Pixels of 1280×720. */
export interface VertexNote {
  readonly shownAt: Point;
  readonly state: VertexState;
  readonly trueAt: Point;
  readonly isVisible: boolean;
  /** Where a drawing that stands still has it. */
  readonly drawnAt: Point;
}

/** What a film says of the tracker. Shares are of vertices in pictures. */
export interface FilmFigures {
  /** Of the vertices that could be seen and were called tracked. */
  readonly meanErrorPx: number;
  readonly p95ErrorPx: number;
  /** Of those that could be seen. */
  readonly trackedShare: number;
  /** Within 4, 8, 16, 32 and 64 pixels and not lost, averaged, of those that could be seen. */
  readonly withinShare: number;
  /** Of all that were called tracked, seen or not: those that were more than 16 pixels off. */
  readonly falseHoldShare: number;
  readonly longestFalseHoldMs: number;
  /** The same of all that were called held. */
  readonly heldOffShare: number;
  /** The longest that a stroke, wholly seen again, took until half of it was tracked. */
  readonly recoveryMs: number;
  readonly recoveries: number;
  /** Error of a drawing that stands still beside that of the tracked one. */
  readonly staticRatio: number;
  readonly samples: number;
}

const offPx = 16;
const rings = [4, 8, 16, 32, 64] as const;
/** A stroke of which this share is tracked is back. */
const backShare = 0.5;

const off = (one: Point, other: Point): number => Math.hypot(one.x - other.x, one.y - other.y);

/** Notes one film, picture by picture. */
export class FilmScore {
  readonly #trackedErrors: number[] = [];
  #staticSum = 0;
  #visible = 0;
  #within = 0;
  #tracked = 0;
  #falseHolds = 0;
  #held = 0;
  #heldOff = 0;
  #longestFalseHoldMs = 0;
  #recoveryMs = 0;
  #recoveries = 0;
  readonly #falseSinceMs = new Map<string, number>();
  readonly #returns: (StrokeReturn | undefined)[] = [];

  note(timeMs: number, strokes: readonly (readonly VertexNote[])[]): void {
    for (const [index, vertices] of strokes.entries()) {
      for (const [number, vertex] of vertices.entries()) {
        this.#noteTruth(`${index}.${number}`, vertex, timeMs);
        if (vertex.isVisible) this.#noteVisible(vertex);
      }
      this.#noteReturn(index, vertices, timeMs);
    }
  }

  figures(): FilmFigures {
    const errors = Float64Array.from(this.#trackedErrors).sort();
    const meanErrorPx = errors.reduce((sum, error) => sum + error, 0) / errors.length;
    return {
      meanErrorPx,
      p95ErrorPx: errors[Math.floor(errors.length * 0.95)] ?? Number.NaN,
      trackedShare: errors.length / this.#visible,
      withinShare: this.#within / rings.length / this.#visible,
      falseHoldShare: this.#falseHolds / Math.max(1, this.#tracked),
      longestFalseHoldMs: this.#longestFalseHoldMs,
      heldOffShare: this.#heldOff / Math.max(1, this.#held),
      recoveryMs: this.#recoveryMs,
      recoveries: this.#recoveries,
      staticRatio: this.#staticSum / this.#visible / meanErrorPx,
      samples: this.#visible,
    };
  }

  #noteTruth(name: string, { shownAt, state, trueAt }: VertexNote, timeMs: number): void {
    const isOff = off(shownAt, trueAt) > offPx;
    if (state === 'held') {
      this.#held += 1;
      if (isOff) this.#heldOff += 1;
    }
    if (state === 'tracked') this.#tracked += 1;
    if (state !== 'tracked' || !isOff) return void this.#falseSinceMs.delete(name);
    this.#falseHolds += 1;
    const sinceMs = this.#falseSinceMs.get(name) ?? timeMs;
    this.#falseSinceMs.set(name, sinceMs);
    this.#longestFalseHoldMs = Math.max(this.#longestFalseHoldMs, timeMs - sinceMs);
  }

  #noteVisible({ shownAt, state, trueAt, drawnAt }: VertexNote): void {
    const error = off(shownAt, trueAt);
    this.#visible += 1;
    this.#staticSum += off(drawnAt, trueAt);
    if (state === 'tracked') this.#trackedErrors.push(error);
    if (state !== 'lost') this.#within += rings.filter((ring) => error < ring).length;
  }

  #noteReturn(index: number, vertices: readonly VertexNote[], timeMs: number): void {
    const next = returning(this.#returns[index], vertices, timeMs);
    this.#returns[index] = next;
    if (next?.phase === 'seen') this.#recoveryMs = Math.max(this.#recoveryMs, timeMs - next.sinceMs);
    if (next?.phase === 'back') this.#recoveries += 1;
  }
}

/** A stroke that left the picture: out of it, wholly seen again, and (for one picture) back. */
type StrokeReturn =
  | { readonly phase: 'away' }
  | { readonly phase: 'seen'; readonly sinceMs: number }
  | { phase: 'back' };

function returning(
  before: StrokeReturn | undefined,
  vertices: readonly VertexNote[],
  timeMs: number,
): StrokeReturn | undefined {
  if (vertices.every(({ isVisible }) => !isVisible)) return { phase: 'away' };
  if (!before || before.phase === 'back') return undefined;
  const tracked = vertices.filter(({ state }) => state === 'tracked').length;
  if (tracked >= backShare * vertices.length) return { phase: 'back' };
  if (!vertices.every(({ isVisible }) => isVisible)) return { phase: 'away' };
  return before.phase === 'seen' ? before : { phase: 'seen', sinceMs: timeMs };
}
