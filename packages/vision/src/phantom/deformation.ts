import type { Point } from '../point.ts';
import type { TissueMotion } from './scene.ts';

const breathPeriodS = 4.2;
const beatsPerSecond = 1.2;
const heartX = 150;
const heartY = -60;
const heartWidthPx = 200;

/** How far breath and beat push at one moment, scene pixels. */
export interface Deformation {
  readonly breathPx: number;
  readonly beatPx: number;
}

export function deformationAt(motion: TissueMotion, timeS: number): Deformation {
  const breath = (0.5 - 0.5 * Math.cos((2 * Math.PI * timeS) / breathPeriodS)) ** 1.5;
  const sinceBeat = (timeS * beatsPerSecond) % 1;
  return {
    breathPx: motion.breathPx * breath,
    beatPx: motion.heartPx * Math.exp(-sinceBeat * 5) * Math.min(1, sinceBeat * 12),
  };
}

/** Where the tissue seen at `x`, `y` of the plane lies at rest. Both are scene pixels from the centre. */
export function tissueUnder(breathPx: number, beatPx: number, x: number, y: number): Point {
  const fromHeart = (x - heartX) ** 2 + (y - heartY) ** 2;
  const beat = beatPx * Math.exp(-fromHeart / (2 * heartWidthPx * heartWidthPx));
  return {
    x: x + breathPx * (0.5 * Math.sin(x / 210 + y / 330 + 0.4) + 0.25 * Math.sin(y / 150)) + beat * 0.6,
    y: y + breathPx * (0.8 + 0.35 * Math.cos(x / 260 - y / 190)) - beat,
  };
}

/** Scene pixels; a hundred times finer than what is promised. */
const convergedPx = 1e-6;
const mostRounds = 60;

/** The inverse of `tissueUnder`, by fixed point: the deformation is gentle enough for it to contract. */
export function planeOver(deformation: Deformation, tissue: Point): Point {
  let { x, y } = tissue;
  for (let round = 0; round < mostRounds; round++) {
    const under = tissueUnder(deformation.breathPx, deformation.beatPx, x, y);
    const missX = tissue.x - under.x;
    const missY = tissue.y - under.y;
    x += missX;
    y += missY;
    if (Math.abs(missX) + Math.abs(missY) < convergedPx) break;
  }
  return { x, y };
}
