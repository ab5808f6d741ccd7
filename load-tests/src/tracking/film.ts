import { createI420Picture, createPhantom, i420ByteLength, type Point, seededRandom } from '@scrubline/vision';
import { createExposure } from './exposure.ts';
import { drawnStrokes } from './strokes.ts';

import { type SceneName, trackingScene } from './tracking-scenes.ts';

export const filmWidth = 1_280;
export const filmHeight = 720;

/** A vertex this near to the picture's edge is not counted as seen: it cannot be told from one beyond it. Pixels. */
const edgePx = 8;

/** A generated film with exact knowledge of where everything is. Places are pixels of 1280×720. */
export interface Film {
  /** The picture of a moment, as a camera hands it to an encoder: I420. The bytes are overwritten by the next one. */
  readonly pictureAt: (timeMs: number) => Uint8Array;
  /** What was drawn on its first picture. */
  readonly strokes: readonly (readonly Point[])[];
  /** Where each of a stroke's vertices is at a moment, and whether it can be seen. */
  readonly truthAt: (timeMs: number) => readonly (readonly VertexTruth[])[];
}

export interface VertexTruth {
  readonly at: Point;
  readonly isVisible: boolean;
}

/** The same name and seed make the same film, to the bit. Takes some two seconds. */
export function createFilm(name: SceneName, seed: number): Film {
  const { phantom: scene, exposure } = trackingScene(name, seed);
  const phantom = createPhantom(scene, filmWidth, filmHeight);
  const expose = createExposure(exposure, seededRandom(seed));
  const buffer = new ArrayBuffer(i420ByteLength(filmWidth, filmHeight));
  const picture = createI420Picture(filmWidth, filmHeight, buffer);
  const sum = new Uint16Array(filmWidth * filmHeight);
  const strokes = drawnStrokes(seed);
  const tissue = strokes.map((vertices) => vertices.map((vertex) => phantom.unproject(0, vertex)));
  // A camera that moves fast draws one long blur, not a few sharp doubles.
  const exposuresAt = (timeMs: number): number => {
    if (!exposure.isBlurred) return 1;
    const [from, to] = [-0.5, 0.5].map((share) => phantom.project(timeMs + share * exposureMs, { x: 0, y: 0 }));
    const wayPx = from && to ? Math.hypot(to.x - from.x, to.y - from.y) : 0;
    return Math.min(mostExposures, 1 + Math.round(wayPx / pxAnExposure));
  };
  return {
    strokes,
    pictureAt: (timeMs) => {
      const moments = momentsOf(timeMs, exposuresAt(timeMs));
      sum.fill(0);
      for (const moment of moments) {
        phantom.render(moment, picture);
        addTo(sum, picture.y);
      }
      if (moments.length > 1) divideInto(picture.y, sum, moments.length);
      expose(picture, timeMs / 1_000);
      return new Uint8Array(buffer);
    },
    truthAt: (timeMs) =>
      tissue.map((vertices) =>
        vertices.map((point) => {
          const at = phantom.project(timeMs, point);
          return { at, isVisible: isInside(at) && phantom.isVisible(timeMs, at) };
        }),
      ),
  };
}

const exposureMs = 20;
const pxAnExposure = 6;
const mostExposures = 7;

/** Times within one exposure, around its middle. */
const momentsOf = (timeMs: number, count: number): number[] =>
  Array.from({ length: count }, (_, index) =>
    Math.max(0, count === 1 ? timeMs : timeMs + (index / (count - 1) - 0.5) * exposureMs),
  );

const isInside = ({ x, y }: Point): boolean =>
  x >= edgePx && y >= edgePx && x <= filmWidth - edgePx && y <= filmHeight - edgePx;

function addTo(sum: Uint16Array, luma: Uint8Array): void {
  for (let at = 0; at < sum.length; at++) sum[at] = (sum[at] ?? 0) + (luma[at] ?? 0);
}

function divideInto(luma: Uint8Array, sum: Uint16Array, count: number): void {
  for (let at = 0; at < sum.length; at++) luma[at] = (sum[at] ?? 0) / count;
}
