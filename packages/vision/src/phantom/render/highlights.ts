import type { Homography } from '../homography.ts';
import { glossLevels, levelSlope, slopeSteps } from '../tissue/detail-texel.ts';

/**
 * A wet surface mirrors the lamp where it faces halfway between lamp and lens. Both sit on the scope, so that this
 * slope grows evenly with the distance from one point of the picture, and highlights slide over the tissue.
 */
const mirrorCentre = { x: 621, y: 308 };
const mirrorDistancePx = 832;

/** Squared distance in slope codes at which a highlight has faded out. */
export const highlightReach = 1024;
const sharpness = 85 / (slopeSteps * slopeSteps);
const brightest = 205;

/** Luma to add, by gloss level and squared distance from the mirroring slope. */
export const highlightLuma = Uint8Array.from({ length: glossLevels * highlightReach }, (_, index) => {
  const gloss = Math.floor(index / highlightReach) / (glossLevels - 1);
  return brightest * gloss * Math.exp(-sharpness * (index % highlightReach));
});

/** The mirroring slope as a linear function of the place in the picture, in slope codes times 256. */
export interface MirrorSlope {
  readonly atOrigin: { readonly x: number; readonly y: number };
  readonly perColumn: { readonly x: number; readonly y: number };
  readonly perRow: { readonly x: number; readonly y: number };
}

/** `pitch` is scene pixels per sample of the plane in which the slope is looked up. */
export function mirrorSlope(camera: Homography, pitch: number): MirrorSlope {
  const turnedX = camera[0] - camera[2] * camera[6];
  const turnedY = camera[3] - camera[5] * camera[6];
  const length = Math.hypot(turnedX, turnedY);
  const cos = turnedX / length;
  const sin = turnedY / length;
  const codes = (256 * slopeSteps) / mirrorDistancePx;
  const startX = pitch / 2 - 0.5 - mirrorCentre.x;
  const startY = pitch / 2 - 0.5 - mirrorCentre.y;
  return {
    atOrigin: {
      x: Math.round(256 * levelSlope + codes * (cos * startX + sin * startY)),
      y: Math.round(256 * levelSlope + codes * (cos * startY - sin * startX)),
    },
    perColumn: { x: Math.round(codes * cos * pitch), y: Math.round(-codes * sin * pitch) },
    perRow: { x: Math.round(codes * sin * pitch), y: Math.round(codes * cos * pitch) },
  };
}
