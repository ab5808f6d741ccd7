import type { Point } from '../point.ts';
import type { Instrument } from './instruments/instrument.ts';

/** How the camera is held. All movements are zero at the start. */
export interface CameraMotion {
  /** Slow drift of the hand, scene pixels. */
  readonly swayPx: number;
  /** Fast shaking of the hand, scene pixels. */
  readonly tremorPx: number;
  /** Largest turn about the view's axis, radians. */
  readonly turnRad: number;
  /** Natural logarithm of the largest magnification. */
  readonly zoom: number;
  /** Largest perspective term in 1 / 10,000 scene pixels: how much nearer one side comes. */
  readonly tilt: number;
  /** Looks away and back again. */
  readonly excursions: readonly Excursion[];
}

/** For a while the camera looks elsewhere. */
export interface Excursion {
  readonly fromS: number;
  readonly untilS: number;
  /** How long it takes to get there, and to come back. */
  readonly wayS: number;
  /** How far the tissue moves in the picture, scene pixels. */
  readonly shift: Point;
  readonly turnRad: number;
  /** Natural logarithm of the magnification. */
  readonly zoom: number;
}

/** How the tissue moves by itself. */
export interface TissueMotion {
  /** Deepest breath, scene pixels; 14 breaths a minute. */
  readonly breathPx: number;
  /** Beat near the great vessels, scene pixels; 72 a minute. */
  readonly heartPx: number;
  /** Waves of the bowel, scene pixels. */
  readonly peristalsisPx: number;
  /** Where somebody pushes or pulls. */
  readonly pulls: readonly Pull[];
}

/** A place of the tissue is pulled aside for a while. Scene pixels from the centre. */
export interface Pull {
  readonly fromS: number;
  readonly untilS: number;
  readonly at: Point;
  readonly by: Point;
  /** Standard deviation of the surroundings that go along. */
  readonly reachPx: number;
}

/** All that a phantom shows. The same scene at the same time is the same picture, to the bit. */
export interface PhantomScene {
  /** Of the tissue's pattern and small vessels. */
  readonly seed: number;
  readonly camera: CameraMotion;
  readonly tissue: TissueMotion;
  readonly instruments: readonly Instrument[];
}

/** A laparoscopic gastrectomy at the greater curvature with two instruments at work. Nobody's body: it is drawn. */
export const gastrectomyScene = (seed: number): PhantomScene => ({
  seed,
  camera: { swayPx: 26, tremorPx: 0.5, turnRad: 0.05, zoom: 0.06, tilt: 0.3, excursions: [] },
  tissue: { breathPx: 17, heartPx: 5, peristalsisPx: 0, pulls: [] },
  instruments: [
    {
      kind: 'grasper',
      trocar: { x: -420, y: 20 },
      rest: { x: 398, y: 258 },
      reach: { x: 46, y: 24 },
      roundS: 6.1,
      halfWidth: 22,
      openingRad: 0.13,
    },
    {
      kind: 'dissector',
      trocar: { x: 1660, y: 976 },
      rest: { x: 880, y: 470 },
      reach: { x: 70, y: 38 },
      roundS: 7.3,
      halfWidth: 23,
      openingRad: 0.2,
    },
  ],
});
