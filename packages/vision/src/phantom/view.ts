import type { Point } from '../point.ts';
import { cameraAt } from './camera.ts';
import { type Deformation, deformationAt, planeOver, tissueUnder } from './deformation.ts';
import { type Homography, invert, mapPoint } from './homography.ts';
import type { PhantomScene } from './scene.ts';

/** Everything that decides where tissue is seen at one moment. */
export interface View {
  readonly camera: Homography;
  readonly cameraInverse: Homography;
  readonly deformation: Deformation;
}

export function viewAt(scene: PhantomScene, timeMs: number): View {
  const camera = cameraAt(scene.camera, timeMs / 1000);
  return { camera, cameraInverse: invert(camera), deformation: deformationAt(scene.tissue, timeMs / 1000) };
}

/** Where a point of the tissue is seen, scene pixels. */
export function seenAt(view: View, tissue: Point): Point {
  const plane = planeOver(view.deformation, tissue);
  return mapPoint(view.camera, plane.x, plane.y);
}

/** Which point of the tissue is seen at a scene pixel. */
export function tissueAt(view: View, x: number, y: number): Point {
  const plane = mapPoint(view.cameraInverse, x, y);
  return tissueUnder(view.deformation, plane.x, plane.y);
}
