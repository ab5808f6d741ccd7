import type { Point } from '../../point.ts';
import { presenceAt } from '../presence.ts';

/** An instrument that pivots about its trocar while its joint moves around its place of rest. Scene pixels. */
export interface Instrument {
  readonly kind: 'grasper' | 'dissector';
  /** Outside the picture. */
  readonly trocar: Point;
  readonly rest: Point;
  /** Largest way from rest in each direction. */
  readonly reach: Point;
  /** Seconds for one round. */
  readonly roundS: number;
  readonly halfWidth: number;
  /** Each jaw's largest opening, radians. */
  readonly openingRad: number;
  /** When it is in the patient; always, without a word. */
  readonly presence?: { readonly fromS: number; readonly untilS: number };
}

/** A place and a direction; the direction points from the joint along the shaft. */
export interface Pose extends Point {
  readonly angleRad: number;
}

export interface InstrumentPose {
  readonly joint: Pose;
  /** How far each jaw stands off the closed position, radians. */
  readonly openRad: number;
}

/** How long it takes through the trocar and to its place. */
const wayInS = 0.8;

export function instrumentAt(instrument: Instrument, timeS: number): InstrumentPose {
  const round = (2 * Math.PI * timeS) / instrument.roundS;
  const x = instrument.rest.x + instrument.reach.x * (0.7 * Math.sin(round) + 0.3 * Math.sin(round / 2.7 + 1));
  const y = instrument.rest.y + instrument.reach.y * (0.7 * Math.sin(round / 1.31 + 1) + 0.3 * Math.sin(round / 0.63));
  const inside = instrument.presence ? presenceAt(instrument.presence, wayInS, timeS) : 1;
  const { trocar } = instrument;
  const grip = 0.5 + 0.5 * Math.sin(round / 1.7);
  return {
    joint: {
      x: trocar.x + (x - trocar.x) * inside,
      y: trocar.y + (y - trocar.y) * inside,
      angleRad: Math.atan2(trocar.y - y, trocar.x - x),
    },
    openRad: instrument.openingRad * grip * grip * (3 - 2 * grip),
  };
}
