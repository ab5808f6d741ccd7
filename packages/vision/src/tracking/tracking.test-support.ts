import { createI420Picture } from '../i420-picture.ts';
import { createPhantom, type Phantom } from '../phantom/phantom.ts';
import type { PhantomScene } from '../phantom/scene.ts';
import { distance, type Point } from '../point.ts';
import { PatchAligner } from './align.ts';
import { type Anchor, createAnchor } from './anchor.ts';
import { buildPyramid, type Pyramid } from './pyramid.ts';
import { type Scene, startOfScene, stepAnchors } from './step-anchors.ts';

export const width = 640;
export const height = 360;

/** Luma of a scene, one picture after the other. */
export interface Film {
  readonly phantom: Phantom;
  readonly pyramidAt: (timeMs: number) => Pyramid;
}

export function filmOf(scene: PhantomScene): Film {
  const phantom = createPhantom(scene, width, height);
  const picture = createI420Picture(width, height);
  return {
    phantom,
    pyramidAt: (timeMs) => {
      phantom.render(timeMs, picture);
      return buildPyramid(picture.y, width, height);
    },
  };
}

/** Twelve vertices around a place. */
export const circleAt = ({ x, y }: Point, radius: number): Point[] =>
  Array.from({ length: 12 }, (_, index) => ({
    x: x + radius * Math.cos(index * 0.52),
    y: y + radius * Math.sin(index * 0.52) * 0.8,
  }));

/** Follows strokes through pictures; keeps what it needs from one to the next. */
export class Follower {
  readonly #aligner = new PatchAligner();
  anchors: readonly Anchor[] = [];
  #previous: Pyramid;
  #scene: Scene = startOfScene;

  constructor(first: Pyramid, strokes: readonly (readonly Point[])[], create = createAnchor) {
    this.#previous = first;
    this.anchors = strokes.map((vertices, index) => create(first, vertices, index + 1));
  }

  see(current: Pyramid, dtMs: number): readonly Anchor[] {
    const step = { aligner: this.#aligner, previous: this.#previous, current, dtMs };
    const { anchors, scene } = stepAnchors(this.anchors, step, this.#scene);
    this.anchors = anchors;
    this.#scene = scene;
    this.#previous = current;
    return this.anchors;
  }
}

/** Tallies how true the states are, by the phantom's own knowledge. Errors in pixels of 1280×720. */
export class Truth {
  readonly trackedErrorsPx: number[] = [];
  readonly staticErrorsPx: number[] = [];
  falseHolds = 0;
  visible = 0;
  readonly #phantom: Phantom;
  readonly #tissue: readonly (readonly Point[])[];

  constructor(phantom: Phantom, drawnAtMs: number, strokes: readonly (readonly Point[])[]) {
    this.#phantom = phantom;
    this.#tissue = strokes.map((vertices) => vertices.map((vertex) => phantom.unproject(drawnAtMs, vertex)));
  }

  note(timeMs: number, anchors: readonly Anchor[]): void {
    for (const [index, { vertices, keyVertices }] of anchors.entries()) {
      for (const [number, { at, state }] of vertices.entries()) {
        const truth = this.#phantom.project(timeMs, this.#tissue[index]?.[number] ?? { x: 0, y: 0 });
        const isVisible = this.#phantom.isVisible(timeMs, truth);
        const errorPx = 2 * distance(at, truth);
        if (state === 'tracked' && errorPx > 16) this.falseHolds += 1;
        if (!isVisible) continue;
        this.visible += 1;
        if (state === 'tracked') this.trackedErrorsPx.push(errorPx);
        this.staticErrorsPx.push(2 * distance(keyVertices[number] ?? at, truth));
      }
    }
  }

  get trackedShare(): number {
    return this.trackedErrorsPx.length / this.visible;
  }
}

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

export function percentile(values: readonly number[], share: number): number {
  return values.toSorted((one, other) => one - other)[Math.floor((values.length - 1) * share)] ?? Number.NaN;
}
