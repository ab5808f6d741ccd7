import { covers } from './draw-sprite.ts';
import type { Instrument, InstrumentPose, Pose } from './instrument.ts';
import { instrumentShapes, jawPivotPx } from './instrument-shapes.ts';
import type { MetalBar } from './metal-bar.ts';
import { turnIntoShadow } from './shadow.ts';
import { emptySprite, paintBar, type Sprite, type SpriteFrame } from './sprite.ts';

/** An instrument's drawn parts. Each jaw turns about the pivot, the rest is rigid. */
export interface InstrumentSprites {
  readonly shadow: Sprite;
  readonly body: Sprite;
  readonly upperJaw: Sprite;
  readonly lowerJaw: Sprite;
}

const shadowSoftnessPx = 15;
const shadowDepth = 0.6;
/** A soft shadow needs no fine texels. */
const shadowDensity = 0.25;
const shadowOffset = { x: 4, y: 24 };

function paint(instrument: Instrument, bars: readonly MetalBar[], frame: SpriteFrame): Sprite {
  const sprite = emptySprite(frame);
  for (const bar of bars) paintBar(sprite, bar, instrument.halfWidth);
  return sprite;
}

/** `density` is texels per scene pixel. */
export function drawInstrumentSprites(instrument: Instrument, density: number): InstrumentSprites {
  const shape = instrumentShapes[instrument.kind];
  const halfHeight = instrument.halfWidth + 2;
  const body = { left: 30, right: 100, top: -halfHeight, bottom: halfHeight, density, endless: true };
  const jaw = { ...body, left: -96, right: 56, endless: false };
  const margin = instrument.halfWidth + 2 * shadowSoftnessPx;
  const shadow = {
    left: -96 - 2 * shadowSoftnessPx,
    right: 140,
    top: -margin,
    bottom: margin,
    density: density * shadowDensity,
    endless: true,
  };
  const everything = [...shape.body, ...shape.upperJaw, ...shape.lowerJaw];
  return {
    shadow: turnIntoShadow(paint(instrument, everything, shadow), shadowSoftnessPx, shadowDepth),
    body: paint(instrument, shape.body, body),
    upperJaw: paint(instrument, shape.upperJaw, jaw),
    lowerJaw: paint(instrument, shape.lowerJaw, jaw),
  };
}

/** The joint's pose after a turn of the part about the jaws' pivot. */
function turnedAboutPivot(joint: Pose, turnRad: number): Pose {
  const angleRad = joint.angleRad + turnRad;
  return {
    x: joint.x + jawPivotPx * (Math.cos(joint.angleRad) - Math.cos(angleRad)),
    y: joint.y + jawPivotPx * (Math.sin(joint.angleRad) - Math.sin(angleRad)),
    angleRad,
  };
}

/** The solid parts with their places, from the deepest to the nearest. */
export function placedParts(sprites: InstrumentSprites, at: InstrumentPose): { sprite: Sprite; pose: Pose }[] {
  return [
    { sprite: sprites.lowerJaw, pose: turnedAboutPivot(at.joint, -at.openRad) },
    { sprite: sprites.upperJaw, pose: turnedAboutPivot(at.joint, at.openRad) },
    { sprite: sprites.body, pose: at.joint },
  ];
}

export const shadowPose = (at: InstrumentPose): Pose => ({
  ...at.joint,
  x: at.joint.x + shadowOffset.x,
  y: at.joint.y + shadowOffset.y,
});

/** Whether an instrument hides what lies at a scene pixel. Its shadow hides nothing. */
export const hides = (sprites: InstrumentSprites, at: InstrumentPose, x: number, y: number): boolean =>
  placedParts(sprites, at).some(({ sprite, pose }) => covers(sprite, pose, x, y));
