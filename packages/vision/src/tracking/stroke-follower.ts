import type { Point } from '../point.ts';
import { PatchAligner } from './align.ts';
import {
  type Anchor,
  createAnchor,
  createLostAnchor,
  type LossReason,
  type VertexState,
  withVertices,
} from './anchor.ts';
import { buildPyramid, type Pyramid } from './pyramid.ts';
import type { TrackedSize } from './scale-luma.ts';
import type { Step } from './step-anchor.ts';
import { type Scene, type SteppedScene, startOfScene, stepAnchors } from './step-anchors.ts';

/** One picture at the size at which strokes are followed. */
export interface SeenFrame {
  /** What it is known by: whatever tells it from every other frame of its picture. */
  readonly key: number;
  /** On any clock that runs evenly. */
  readonly atMs: number;
  readonly luma: Uint8Array;
}

export interface FollowedVertex extends Point {
  readonly state: VertexState;
}

/** Places are shares of the picture's sides. */
export interface FollowedStroke {
  readonly strokeId: string;
  /** Null while its place is known. */
  readonly lostBecause: LossReason | null;
  readonly vertices: readonly FollowedVertex[];
}

export interface DrawnStroke {
  readonly strokeId: string;
  /** Shares of the picture's sides, on the frame that was drawn on. */
  readonly vertices: readonly Point[];
  /** Of its chance. The same on every screen. */
  readonly randomSeed: number;
  /** False while the pen is still at it: it is followed and not told of, so that it can be finished after its frame has gone. */
  readonly isFinished: boolean;
}

/** Two seconds at 30 frames a second: longer than a stroke takes to be heard of. */
const framesKept = 60;
/** Of one picture; with more, the one that was drawn first is no longer followed. */
const mostStrokes = 24;

interface Followed {
  readonly strokeId: string;
  readonly isFinished: boolean;
  readonly anchor: Anchor;
}

/**
 * Follows the strokes of one picture, each from the very frame that it was drawn on. It keeps the last frames, and goes
 * through those that came since.
 */
export class StrokeFollower {
  readonly #size: TrackedSize;
  readonly #aligner = new PatchAligner();
  #frames: readonly SeenFrame[] = [];
  #followed: readonly Followed[] = [];
  #latest: Pyramid | null = null;
  #scene: Scene = startOfScene;
  #past: readonly { readonly key: number; readonly strokes: readonly FollowedStroke[] }[] = [];

  constructor(size: TrackedSize) {
    this.#size = size;
  }

  see(frame: SeenFrame): void {
    const before = this.#frames.at(-1);
    this.#frames = [...this.#frames, frame].slice(-framesKept);
    if (this.#followed.length === 0 || !before) {
      this.#latest = null;
      return;
    }
    const previous = this.#latest ?? this.#pyramidOf(before);
    const current = this.#pyramidOf(frame);
    const anchors = this.#followed.map(({ anchor }) => anchor);
    const stepped = this.#step(anchors, { previous, current, dtMs: frame.atMs - before.atMs }, this.#scene);
    this.#scene = stepped.scene;
    this.#followed = this.#followed.map((one, index) => ({ ...one, anchor: stepped.anchors[index] ?? one.anchor }));
    this.#latest = current;
    this.#past = [...this.#past, { key: frame.key, strokes: this.strokes }].slice(-framesKept);
  }

  /** Where the strokes were on one of the last frames; null when nothing is known of it. */
  strokesOn(key: number): readonly FollowedStroke[] | null {
    return this.#past.find((frame) => frame.key === key)?.strokes ?? null;
  }

  /**
   * Also for a stroke that was begun: then with all that was drawn since.
   *
   * @returns false when the frame that it was drawn on is not among the last ones: then it is not followed
   */
  follow(stroke: DrawnStroke, key: number): boolean {
    const begun = this.#followed.find(({ strokeId }) => strokeId === stroke.strokeId);
    if (begun) {
      this.#add(stroke, withVertices(begun.anchor, this.#placesOf(stroke)));
      return true;
    }
    const from = this.#frames.findIndex((frame) => frame.key === key);
    const [drawnOn, ...since] = from < 0 ? [] : this.#frames.slice(from);
    if (!drawnOn) return false;
    let previous = this.#pyramidOf(drawnOn);
    let stepped: SteppedScene = {
      anchors: [createAnchor(previous, this.#placesOf(stroke), stroke.randomSeed)],
      scene: startOfScene,
    };
    let atMs = drawnOn.atMs;
    for (const frame of since) {
      const current = this.#pyramidOf(frame);
      stepped = this.#step(stepped.anchors, { previous, current, dtMs: frame.atMs - atMs }, stepped.scene);
      [previous, atMs] = [current, frame.atMs];
    }
    this.#latest ??= previous;
    this.#add(stroke, stepped.anchors[0]);
    return true;
  }

  /** @param drawnOn luma of the frame that was drawn on, when that is all there is: its tissue is looked for */
  seek(stroke: DrawnStroke, drawnOn: Uint8Array): void {
    const { width, height } = this.#size;
    const key = buildPyramid(drawnOn, width, height);
    this.#add(stroke, createLostAnchor(key, this.#placesOf(stroke), stroke.randomSeed));
  }

  forget(strokeId: string): void {
    this.#followed = this.#followed.filter((one) => one.strokeId !== strokeId);
  }

  get strokes(): FollowedStroke[] {
    const { width, height } = this.#size;
    const finished = this.#followed.filter(({ isFinished }) => isFinished);
    return finished.map(({ strokeId, anchor }) => ({
      strokeId,
      lostBecause: anchor.lostBecause,
      vertices: anchor.vertices.map(({ at, state }) => ({
        x: (at.x + 0.5) / width,
        y: (at.y + 0.5) / height,
        state,
      })),
    }));
  }

  #add({ strokeId, isFinished }: DrawnStroke, anchor: Anchor | undefined): void {
    if (!anchor) return;
    this.forget(strokeId);
    this.#followed = [...this.#followed, { strokeId, isFinished, anchor }].slice(-mostStrokes);
  }

  #step(anchors: readonly Anchor[], step: Omit<Step, 'aligner'>, scene: Scene): SteppedScene {
    return stepAnchors(anchors, { aligner: this.#aligner, ...step }, scene);
  }

  #pyramidOf({ luma }: SeenFrame): Pyramid {
    return buildPyramid(luma, this.#size.width, this.#size.height);
  }

  /** Whole numbers are pixel centres. */
  #placesOf({ vertices }: DrawnStroke): Point[] {
    const { width, height } = this.#size;
    return vertices.map(({ x, y }) => ({ x: x * width - 0.5, y: y * height - 0.5 }));
  }
}
