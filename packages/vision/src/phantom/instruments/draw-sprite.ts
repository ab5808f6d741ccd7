import { blackLuma, type I420Picture, neutralChroma } from '../../i420-picture.ts';
import { byteAt } from '../../typed-reads.ts';
import type { ScopeMask } from '../scope-mask.ts';
import type { Pose } from './instrument.ts';
import type { Sprite } from './sprite.ts';

/** The place in a sprite as a linear function of the place in a picture's plane, in texels. */
interface SpriteMap {
  readonly startX: number;
  readonly startY: number;
  readonly perColumnX: number;
  readonly perColumnY: number;
}

function mapToSprite(sprite: Sprite, pose: Pose, pitch: number): SpriteMap {
  const cos = Math.cos(pose.angleRad) * sprite.density;
  const sin = Math.sin(pose.angleRad) * sprite.density;
  const x = pitch / 2 - 0.5 - pose.x;
  const y = pitch / 2 - 0.5 - pose.y;
  return {
    startX: cos * x + sin * y - sprite.left * sprite.density + 0.5,
    startY: cos * y - sin * x - sprite.top * sprite.density + 0.5,
    perColumnX: cos * pitch,
    perColumnY: -sin * pitch,
  };
}

/** One of the picture's planes. `dark` is what it shows without light. */
interface Plane {
  readonly values: Uint8Array;
  readonly stride: number;
  readonly columns: number;
  readonly rows: number;
  readonly light: Uint8Array;
  readonly dark: number;
}

interface Span {
  readonly first: number;
  readonly end: number;
}

/** The columns for which `start + column * step` lies in [0, limit). */
function columnsInside(start: number, step: number, limit: number, columns: number): Span {
  if (Math.abs(step) < 1e-9) return start >= 0 && start < limit ? { first: 0, end: columns } : { first: 0, end: 0 };
  const atZero = -start / step;
  const atLimit = (limit - start) / step;
  return {
    first: Math.max(0, Math.ceil(Math.min(atZero, atLimit))),
    end: Math.min(columns, Math.ceil(Math.max(atZero, atLimit))),
  };
}

/** Fixed point: texels times 2^12. */
const fractionBits = 12;
const one = 1 << fractionBits;

function drawLine(plane: Plane, colors: Uint8Array, sprite: Sprite, map: SpriteMap, line: number): void {
  // Turning the map by a right angle gives the step from line to line.
  const lineX = map.startX - line * map.perColumnY;
  const lineY = map.startY + line * map.perColumnX;
  const along = columnsInside(lineX, map.perColumnX, sprite.endless ? 1e6 : sprite.columns, plane.columns);
  const across = columnsInside(lineY, map.perColumnY, sprite.rows, plane.columns);
  const first = Math.max(along.first, across.first);
  const end = Math.min(along.end, across.end);
  const { values, light, dark } = plane;
  const { alpha, columns } = sprite;
  const lastTexel = alpha.length - 1;
  const stepX = (map.perColumnX * one) | 0;
  const stepY = (map.perColumnY * one) | 0;
  let x = ((lineX + first * map.perColumnX) * one) | 0;
  let y = ((lineY + first * map.perColumnY) * one) | 0;
  let at = line * plane.stride + first;
  let lit = line * plane.columns + first;
  for (let column = first; column < end; column++) {
    const texel = Math.imul(y >> fractionBits, columns) + Math.min(columns - 1, x >> fractionBits);
    const inside = Math.min(lastTexel, Math.max(0, texel));
    const opacity = byteAt(alpha, inside);
    if (opacity !== 0) {
      const over = dark + (((byteAt(colors, inside) - dark) * byteAt(light, lit)) >> 8);
      const under = byteAt(values, at);
      values[at] = under + (((over - under) * opacity + 127) >> 8);
    }
    x += stepX;
    y += stepY;
    at++;
    lit++;
  }
}

/** The lines of the plane that the sprite can touch; an endless one can touch all. */
function linesTouched(sprite: Sprite, pose: Pose, pitch: number, rows: number): Span {
  if (sprite.endless) return { first: 0, end: rows };
  const reach = Math.hypot(
    Math.max(-sprite.left, sprite.left + sprite.columns / sprite.density),
    Math.max(-sprite.top, sprite.top + sprite.rows / sprite.density),
  );
  return {
    first: Math.max(0, Math.floor((pose.y - reach) / pitch)),
    end: Math.min(rows, Math.ceil((pose.y + reach) / pitch)),
  };
}

function drawOnPlane(plane: Plane, colors: Uint8Array, sprite: Sprite, pose: Pose, pitch: number): void {
  const map = mapToSprite(sprite, pose, pitch);
  const lines = linesTouched(sprite, pose, pitch, plane.rows);
  for (let line = lines.first; line < lines.end; line++) drawLine(plane, colors, sprite, map, line);
}

/** Lays a sprite over the picture. `pitch` is scene pixels per luma pixel. */
export function drawSprite(picture: I420Picture, mask: ScopeMask, sprite: Sprite, pose: Pose, pitch: number): void {
  const { width, height } = picture;
  const luma = { columns: width, rows: height, stride: picture.lumaStride, light: mask.luma, dark: blackLuma };
  const chroma = {
    columns: width / 2,
    rows: height / 2,
    stride: picture.chromaStride,
    light: mask.chroma,
    dark: neutralChroma,
  };
  drawOnPlane({ ...luma, values: picture.y }, sprite.y, sprite, pose, pitch);
  drawOnPlane({ ...chroma, values: picture.u }, sprite.u, sprite, pose, pitch * 2);
  drawOnPlane({ ...chroma, values: picture.v }, sprite.v, sprite, pose, pitch * 2);
}

/** Whether the sprite hides what lies at a scene pixel. */
export function covers(sprite: Sprite, pose: Pose, x: number, y: number): boolean {
  const map = mapToSprite(sprite, pose, 1);
  const along = Math.floor(map.startX + x * map.perColumnX - y * map.perColumnY);
  const across = Math.floor(map.startY + x * map.perColumnY + y * map.perColumnX);
  if (along < 0 || across < 0 || across >= sprite.rows) return false;
  if (along >= sprite.columns && !sprite.endless) return false;
  return byteAt(sprite.alpha, across * sprite.columns + Math.min(sprite.columns - 1, along)) > 0;
}
