import { fillBlack, type I420Picture } from '../i420-picture.ts';
import type { Point } from '../point.ts';
import { drawSprite } from './instruments/draw-sprite.ts';
import { instrumentAt } from './instruments/instrument.ts';
import { drawInstrumentSprites, hides, placedParts, shadowPose } from './instruments/instrument-sprites.ts';
import { drawChroma } from './render/draw-chroma.ts';
import { createGlare, drawGlare } from './render/draw-glare.ts';
import { drawLuma } from './render/draw-luma.ts';
import { mirrorSlope } from './render/highlights.ts';
import { createWarpGrid, fillWarpGrid } from './render/warp-grid.ts';
import type { PhantomScene } from './scene.ts';
import { sceneWidth } from './scene-size.ts';
import { createScopeMask, isInScope } from './scope-mask.ts';
import { createTissueTexture } from './tissue/tissue-texture.ts';
import { seenAt, tissueAt, viewAt } from './view.ts';

/**
 * A drawn endoscopic picture with exact ground truth. Times are milliseconds from the scene's start, picture places
 * are pixels with whole numbers at pixel centres, tissue points are scene pixels at rest from the tissue's centre.
 */
export interface Phantom {
  /** Draws the whole picture, which has the phantom's size. The same time gives the same bytes. */
  readonly render: (timeMs: number, picture: I420Picture) => void;
  /** Where a point of the tissue is seen, exact to 0.001 px, be it in the picture or not. */
  readonly project: (timeMs: number, tissue: Point) => Point;
  /** Which point of the tissue lies at a place of the picture. */
  readonly unproject: (timeMs: number, place: Point) => Point;
  /** Whether the tissue at a place of the picture is inside the round picture and under no instrument. */
  readonly isVisible: (timeMs: number, place: Point) => boolean;
}

/**
 * Draws the tissue once, which takes about a second for 1280×720.
 * @throws RangeError unless the picture is 16:9 and its width a multiple of 32.
 */
export function createPhantom(scene: PhantomScene, width: number, height: number): Phantom {
  if (width % 32 !== 0 || width * 9 !== height * 16) throw new RangeError('the phantom is 16:9, in steps of 32 pixels');
  const pitch = sceneWidth / width;
  const texture = createTissueTexture(scene.seed, 1 / pitch);
  const mask = createScopeMask(width, height);
  const grid = createWarpGrid(width, height);
  const glare = createGlare((width * height) / 4);
  const instruments = scene.instruments.map((instrument) => ({
    instrument,
    sprites: drawInstrumentSprites(instrument, 2 / pitch),
  }));
  const toScene = (place: Point): Point => ({
    x: (place.x + 0.5) * pitch - 0.5,
    y: (place.y + 0.5) * pitch - 0.5,
  });

  return {
    render(timeMs, picture) {
      const view = viewAt(scene, timeMs);
      fillBlack(picture);
      fillWarpGrid(grid, view, texture, pitch);
      drawChroma({ picture, texture, grid, mask, mirror: mirrorSlope(view.camera, pitch * 2), glare: glare.samples });
      drawLuma(picture, texture, grid, mask);
      drawGlare(picture, glare);
      for (const { instrument, sprites } of instruments) {
        const at = instrumentAt(instrument, timeMs / 1000);
        drawSprite(picture, mask, sprites.shadow, shadowPose(at), pitch);
        for (const part of placedParts(sprites, at)) drawSprite(picture, mask, part.sprite, part.pose, pitch);
      }
    },
    project(timeMs, tissue) {
      const seen = seenAt(viewAt(scene, timeMs), tissue);
      return { x: (seen.x + 0.5) / pitch - 0.5, y: (seen.y + 0.5) / pitch - 0.5 };
    },
    unproject(timeMs, place) {
      const { x, y } = toScene(place);
      return tissueAt(viewAt(scene, timeMs), x, y);
    },
    isVisible(timeMs, place) {
      const { x, y } = toScene(place);
      const inPicture = place.x >= 0 && place.y >= 0 && place.x <= width - 1 && place.y <= height - 1;
      if (!inPicture || !isInScope(x, y)) return false;
      return !instruments.some(({ instrument, sprites }) =>
        hides(sprites, instrumentAt(instrument, timeMs / 1000), x, y),
      );
    },
  };
}
