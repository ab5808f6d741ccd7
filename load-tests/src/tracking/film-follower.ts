import {
  type Anchor,
  buildPyramid,
  createAnchor,
  PatchAligner,
  type Point,
  type Pyramid,
  type Scene,
  startOfScene,
  stepAnchors,
} from '@scrubline/vision';
import type { VertexTruth } from './film.ts';
import type { VertexNote } from './film-score.ts';

/** The tracker's picture is half as wide and high as the film. */
export const trackedWidth = 640;
export const trackedHeight = 360;

const toTracked = ({ x, y }: Point): Point => ({ x: (x - 0.5) / 2, y: (y - 0.5) / 2 });
const toFilm = ({ x, y }: Point): Point => ({ x: 2 * x + 0.5, y: 2 * y + 0.5 });

export interface FollowedPicture {
  readonly anchors: readonly Anchor[];
  /** How long the tracker took, its picture's pyramid included. */
  readonly stepMs: number;
}

/** Follows strokes through a film as a page does: luma in, states out. */
export class FilmFollower {
  readonly #aligner = new PatchAligner();
  readonly #strokes: readonly (readonly Point[])[];
  readonly #seed: number;
  #anchors: readonly Anchor[] = [];
  #scene: Scene = startOfScene;
  #previous: { readonly pyramid: Pyramid; readonly timeMs: number } | null = null;

  /** @param strokes drawn on the first picture that will be seen, pixels of the film */
  constructor(strokes: readonly (readonly Point[])[], seed: number) {
    this.#strokes = strokes;
    this.#seed = seed;
  }

  see(luma: Uint8Array, timeMs: number): FollowedPicture {
    const startedAt = performance.now();
    const pyramid = buildPyramid(luma, trackedWidth, trackedHeight);
    if (this.#previous) this.#step(this.#previous.pyramid, pyramid, timeMs - this.#previous.timeMs);
    else
      this.#anchors = this.#strokes.map((points, at) => createAnchor(pyramid, points.map(toTracked), this.#seed + at));
    this.#previous = { pyramid, timeMs };
    return { anchors: this.#anchors, stepMs: performance.now() - startedAt };
  }

  #step(previous: Pyramid, current: Pyramid, dtMs: number): void {
    const stepped = stepAnchors(this.#anchors, { aligner: this.#aligner, previous, current, dtMs }, this.#scene);
    this.#anchors = stepped.anchors;
    this.#scene = stepped.scene;
  }
}

/** What the tracker says beside the truth. */
export const notesOf = (
  anchors: readonly Anchor[],
  strokes: readonly (readonly Point[])[],
  truth: readonly (readonly VertexTruth[])[],
): VertexNote[][] =>
  anchors.map(({ vertices }, index) =>
    vertices.flatMap(({ at, state }, number) => {
      const known = truth[index]?.[number];
      const drawnAt = strokes[index]?.[number];
      if (!known || !drawnAt) return [];
      return [{ shownAt: toFilm(at), state, trueAt: known.at, isVisible: known.isVisible, drawnAt }];
    }),
  );
