import type { Point } from '../point.ts';
import { presenceAt } from './presence.ts';
import type { Pull, TissueMotion } from './scene.ts';

const breathPeriodS = 4.2;
const beatsPerSecond = 1.2;
const heartX = 150;
const heartY = -60;
const heartWidthPx = 200;

/** What pushes the tissue at one moment, scene pixels. */
export interface Deformation {
  readonly breathPx: number;
  readonly beatPx: number;
  readonly waves: Waves | null;
  readonly pulls: readonly PullNow[];
}

interface Waves {
  readonly px: number;
  readonly phaseX: number;
  readonly phaseY: number;
}

interface PullNow extends Pull {
  readonly share: number;
}

/** How long somebody takes to pull. */
const pullS = 0.6;

export function deformationAt(motion: TissueMotion, timeS: number): Deformation {
  const breath = (0.5 - 0.5 * Math.cos((2 * Math.PI * timeS) / breathPeriodS)) ** 1.5;
  const sinceBeat = (timeS * beatsPerSecond) % 1;
  const [phaseX, phaseY] = [(2 * Math.PI * timeS) / 6.1, (2 * Math.PI * timeS) / 7.7];
  return {
    breathPx: motion.breathPx * breath,
    beatPx: motion.heartPx * Math.exp(-sinceBeat * 5) * Math.min(1, sinceBeat * 12),
    waves: motion.peristalsisPx > 0 ? { px: motion.peristalsisPx, phaseX, phaseY } : null,
    pulls: motion.pulls
      .map((pull) => ({ ...pull, share: presenceAt(pull, pullS, timeS) }))
      .filter(({ share }) => share > 0),
  };
}

/** Where the tissue seen at `x`, `y` of the plane lies at rest. Both are scene pixels from the centre. */
export function tissueUnder({ breathPx, beatPx, waves, pulls }: Deformation, x: number, y: number): Point {
  const fromHeart = (x - heartX) ** 2 + (y - heartY) ** 2;
  const beat = beatPx * Math.exp(-fromHeart / (2 * heartWidthPx * heartWidthPx));
  let underX = x + breathPx * (0.5 * Math.sin(x / 210 + y / 330 + 0.4) + 0.25 * Math.sin(y / 150)) + beat * 0.6;
  let underY = y + breathPx * (0.8 + 0.35 * Math.cos(x / 260 - y / 190)) - beat;
  if (waves) {
    underX += waves.px * (Math.sin(waves.phaseX + x / 120) - Math.sin(x / 120)) * Math.cos(y / 140);
    underY += waves.px * (Math.sin(waves.phaseY + y / 110) - Math.sin(y / 110)) * Math.cos(x / 160);
  }
  for (const { at, by, reachPx, share } of pulls) {
    const pulled = share * Math.exp(-((x - at.x) ** 2 + (y - at.y) ** 2) / (2 * reachPx * reachPx));
    underX += pulled * by.x;
    underY += pulled * by.y;
  }
  return { x: underX, y: underY };
}

/** Scene pixels; a hundred times finer than what is promised. */
const convergedPx = 1e-6;
const mostRounds = 60;

/** The inverse of `tissueUnder`, by fixed point: the deformation is gentle enough for it to contract. */
export function planeOver(deformation: Deformation, tissue: Point): Point {
  let { x, y } = tissue;
  for (let round = 0; round < mostRounds; round++) {
    const under = tissueUnder(deformation, x, y);
    const missX = tissue.x - under.x;
    const missY = tissue.y - under.y;
    x += missX;
    y += missY;
    if (Math.abs(missX) + Math.abs(missY) < convergedPx) break;
  }
  return { x, y };
}
