import type { Homography } from './homography.ts';
import { presenceAt } from './presence.ts';
import type { CameraMotion, Excursion } from './scene.ts';
import { sceneHeight, sceneWidth } from './scene-size.ts';

const wave = (timeS: number, periodS: number, phaseRad = 0): number =>
  Math.sin((2 * Math.PI * timeS) / periodS + phaseRad) - Math.sin(phaseRad);

/** How the plane of the tissue at rest (scene pixels, origin at the centre) is seen: scene pixels of the picture. */
export function cameraAt(motion: CameraMotion, timeS: number): Homography {
  const swayX = wave(timeS, 7.3) + 0.4 * wave(timeS, 2.9, 1);
  const swayY = 0.7 * wave(timeS, 9.1, 0.6) + 0.2 * wave(timeS, 3.7);
  const away = awayAt(motion.excursions, timeS);
  const x = sceneWidth / 2 + away.x + motion.swayPx * swayX + motion.tremorPx * wave(timeS, 1 / 5.1);
  const y = sceneHeight / 2 + away.y + motion.swayPx * swayY + motion.tremorPx * wave(timeS, 1 / 6.3, 1);
  const turn = motion.turnRad * wave(timeS, 11.3) + away.turnRad;
  const magnification = Math.exp(motion.zoom * wave(timeS, 13.7) + away.zoom);
  const tiltX = motion.tilt * 1e-4 * wave(timeS, 8.3);
  const tiltY = motion.tilt * 0.8e-4 * wave(timeS, 10.9);
  const cos = Math.cos(turn) * magnification;
  const sin = Math.sin(turn) * magnification;
  return [cos + x * tiltX, -sin + x * tiltY, x, sin + y * tiltX, cos + y * tiltY, y, tiltX, tiltY, 1];
}

function awayAt(excursions: readonly Excursion[], timeS: number) {
  let [x, y, turnRad, zoom] = [0, 0, 0, 0];
  for (const excursion of excursions) {
    const share = presenceAt(excursion, excursion.wayS, timeS);
    x += excursion.shift.x * share;
    y += excursion.shift.y * share;
    turnRad += excursion.turnRad * share;
    zoom += excursion.zoom * share;
  }
  return { x, y, turnRad, zoom };
}
