import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { drawn, drawWithMouse, kept, openCast, type Place, penOf } from './support/drawing-cast.ts';
import { shownDrawings } from './support/picture.ts';
import { expect, test } from './support/stage.ts';
import { type TissueCamera, writeTissueFile } from './support/tissue-camera.ts';

const corners: Place[] = [
  [0.44, 0.4],
  [0.56, 0.6],
];

/** Pixels of 1280×720, the worse of two sides: what is drawn in frame, how far it is from its tissue, and from where it was. */
interface Sighting {
  readonly fromTissuePx: number;
  readonly fromStartPx: number;
}

/** The one drawing in some frames, by the tissue under its middle in the first of them. */
async function watchDrawing(page: Page, camera: TissueCamera): Promise<Sighting[]> {
  const video: Locator = page.locator('[data-stage] video, [data-local] video').first();
  const seen = new Map<number, { readonly x: number; readonly y: number }>();
  await expect(async () => {
    const shown = await shownDrawings(video);
    const drawing = shown?.drawings.find(({ bond }) => bond === 'tracked');
    if (shown && drawing) seen.set(shown.frameNumber, drawing);
    expect(seen.size).toBeGreaterThanOrEqual(15);
  }).toPass({ intervals: [70] });
  const [[firstNumber, first] = [0, { x: 0, y: 0 }]] = seen;
  return [...seen].map(([frameNumber, { x, y }]) => {
    const tissue = camera.movedFrom(first, firstNumber, frameNumber);
    return {
      fromTissuePx: Math.hypot((x - tissue.x) * 1280, (y - tissue.y) * 720),
      fromStartPx: Math.hypot((x - first.x) * 1280, (y - first.y) * 720),
    };
  });
}

const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[values.length >> 1] ?? Number.NaN;

test('a drawing stays on its tissue on every screen, and says so', async ({ stage }) => {
  test.slow();
  const folder = await mkdtemp(join(tmpdir(), 'scrubline-tissue-'));
  const cameraFile = join(folder, 'breathing.y4m');
  const camera = await writeTissueFile(cameraFile);
  const { screen, gu, xu } = await openCast(stage, { cameraFile });
  await penOf(gu).click();
  await gu.keyboard.press('o');
  await drawn(gu, () => drawWithMouse(gu, corners));
  for (const page of [gu, screen, xu]) {
    await expect(kept(page).and(page.locator('[data-bond="tracked"]'))).toHaveCount(1);
    await expect(page.getByTestId('drawings-follow')).toBeVisible();
    const sightings = await watchDrawing(page, camera);
    const [fromTissue, fromStart] = [
      median(sightings.map(({ fromTissuePx }) => fromTissuePx)),
      Math.max(...sightings.map(({ fromStartPx }) => fromStartPx)),
    ];
    console.log(page === gu ? 'gu' : page === screen ? 'screen' : 'xu', JSON.stringify(sightings));
    // The picture and what is drawn on it can be a frame apart: what is drawn moves with the tissue all the same.
    expect(fromTissue).toBeLessThan(4);
    expect(fromStart).toBeGreaterThan(8);
    await page.screenshot({ path: `/tmp/tissue-${page === gu ? 'gu' : page === screen ? 'screen' : 'xu'}.png` });
  }
  await rm(folder, { recursive: true });
});
