import { chromaBlueOf, chromaRedOf, lumaOf } from '../../color.ts';
import { blackLuma, neutralChroma } from '../../i420-picture.ts';
import { byteAt } from '../../typed-reads.ts';
import { edgesAt, finishAt, type MetalBar } from './metal-bar.ts';

/** A small drawn part with transparency, in its own frame: the joint is at 0, 0 and the shaft points to the right. */
export interface Sprite {
  /** The frame's place of the first texel, scene pixels. */
  readonly left: number;
  readonly top: number;
  /** Texels per scene pixel. */
  readonly density: number;
  readonly columns: number;
  readonly rows: number;
  /** The last column goes on without end. */
  readonly endless: boolean;
  readonly y: Uint8Array;
  readonly u: Uint8Array;
  readonly v: Uint8Array;
  readonly alpha: Uint8Array;
}

export interface SpriteFrame {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly density: number;
  readonly endless: boolean;
}

export function emptySprite(frame: SpriteFrame): Sprite {
  const columns = Math.ceil((frame.right - frame.left) * frame.density);
  const rows = Math.ceil((frame.bottom - frame.top) * frame.density);
  const plane = (value: number) => new Uint8Array(columns * rows).fill(value);
  return {
    left: frame.left,
    top: frame.top,
    density: frame.density,
    columns,
    rows,
    endless: frame.endless,
    y: plane(blackLuma),
    u: plane(neutralChroma),
    v: plane(neutralChroma),
    alpha: plane(0),
  };
}

/** Lays one bar over what the sprite already shows. */
export function paintBar(sprite: Sprite, bar: MetalBar, halfWidth: number): void {
  for (let column = 0; column < sprite.columns; column++) {
    const along = sprite.left + column / sprite.density;
    const edges = edgesAt(bar, along, halfWidth);
    if (!edges) continue;
    const tooth = bar.teethPx && Math.abs(along % bar.teethPx) < bar.teethPx / 2 ? 1.6 : 0;
    for (let row = 0; row < sprite.rows; row++) {
      const across = sprite.top + row / sprite.density;
      const inside = Math.min(across - edges.upper, edges.lower - tooth - across);
      const coverage = Math.min(1, Math.max(0, inside * sprite.density + 0.5));
      if (coverage === 0) continue;
      const share = Math.min(1, Math.max(0, (across - edges.upper) / (edges.lower - edges.upper)));
      const [red, green, blue] = finishAt(bar.finish, share);
      const luma = lumaOf(red, green, blue);
      const at = row * sprite.columns + column;
      sprite.y[at] = blackLuma + luma + 0.5;
      sprite.u[at] = chromaBlueOf(blue, luma) + 0.5;
      sprite.v[at] = chromaRedOf(red, luma) + 0.5;
      sprite.alpha[at] = Math.max(byteAt(sprite.alpha, at), coverage * 255);
    }
  }
}
