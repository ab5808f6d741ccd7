import { mix } from '../shading.ts';

/** Red, green and blue as shares of full brightness before the light falls on them. */
export type Color = readonly [red: number, green: number, blue: number];

/** One point of tissue while the organs are laid over each other, from the deepest to the nearest. */
export interface SurfacePoint {
  /** Towards the camera, scene pixels. */
  height: number;
  red: number;
  green: number;
  blue: number;
  /** How strongly the wet surface mirrors the light, 0 to 1. */
  gloss: number;
  /** How much of the fat and of the stomach is still uncovered here, 0 to 1. */
  fat: number;
  stomach: number;
}

/** Lays its tissue over what is already there. Coordinates are scene pixels at rest. */
export type Organ = (point: SurfacePoint, x: number, y: number) => void;

export function tint(point: SurfacePoint, color: Color, share: number): void {
  point.red = mix(point.red, color[0], share);
  point.green = mix(point.green, color[1], share);
  point.blue = mix(point.blue, color[2], share);
}

/** What the tissue looks like everywhere: one value per point, row by row. */
export interface Surface {
  readonly columns: number;
  readonly rows: number;
  /** Points per scene pixel. */
  readonly density: number;
  readonly height: Float32Array;
  readonly red: Float32Array;
  readonly green: Float32Array;
  readonly blue: Float32Array;
  readonly gloss: Float32Array;
  readonly fat: Float32Array;
  readonly stomach: Float32Array;
}
