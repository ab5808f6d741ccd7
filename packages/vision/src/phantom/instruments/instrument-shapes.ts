import type { Instrument } from './instrument.ts';
import { blackCoating, brightSteel, type MetalBar, polishedSteel, whiteCeramic } from './metal-bar.ts';

export interface InstrumentShape {
  /** Drawn one over the other. */
  readonly body: readonly MetalBar[];
  readonly upperJaw: readonly MetalBar[];
  readonly lowerJaw: readonly MetalBar[];
}

/** Where both jaws turn, scene pixels along the instrument. */
export const jawPivotPx = 46;

const collar: MetalBar = {
  sections: [
    [34, -0.6, 0.6],
    [44, -0.84, 0.84],
    [68, -0.84, 0.84],
    [72, -0.96, 0.96],
    [76, -0.96, 0.96],
  ],
  finish: brightSteel,
};

/** Shapes by kind: a toothed grasper with a steel shaft, a dissector with a black one. */
export const instrumentShapes: Readonly<Record<Instrument['kind'], InstrumentShape>> = {
  grasper: {
    body: [{ sections: [[66, -1, 1]], finish: polishedSteel, endless: true }, collar],
    upperJaw: [
      {
        sections: [
          [-76, -0.26, -0.16],
          [-66, -0.42, -0.12],
          [-20, -0.82, -0.14],
          [30, -0.8, -0.08],
          [52, -0.62, 0.1],
        ],
        finish: brightSteel,
        teethPx: 9,
      },
    ],
    lowerJaw: [
      {
        sections: [
          [-70, 0.3, 0.44],
          [-58, 0.24, 0.62],
          [-16, 0.16, 0.94],
          [28, 0.06, 0.86],
          [52, -0.1, 0.64],
        ],
        finish: polishedSteel,
      },
    ],
  },
  dissector: {
    body: [{ sections: [[66, -1, 1]], finish: blackCoating, endless: true }, collar],
    upperJaw: [
      {
        sections: [
          [-90, -0.24, -0.1],
          [-82, -0.34, -0.02],
          [-10, -0.44, 0.02],
          [52, -0.5, 0.14],
        ],
        finish: brightSteel,
      },
    ],
    lowerJaw: [
      {
        sections: [
          [-86, 0.5, 0.72],
          [-78, 0.42, 0.86],
          [-30, 0.26, 0.96],
          [20, 0.14, 0.72],
          [52, 0.06, 0.5],
        ],
        finish: whiteCeramic,
      },
    ],
  },
};
