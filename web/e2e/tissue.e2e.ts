import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Point } from '@scrubline/vision';
import { drawn, drawWithMouse, kept, openCast, type Place, penOf } from './support/drawing-cast.ts';
import { shownDrawings } from './support/picture.ts';
import { expect, test } from './support/stage.ts';
import { type TissueCamera, writeTissueFile } from './support/tissue-camera.ts';

const corners: Place[] = [
  [0.44, 0.4],
  [0.56, 0.6],
];

interface Sighting extends Point {
  readonly frameNumber: number;
}

/** Where the middle of the one drawing is in some frames, shares of the picture's sides. */
async function watchDrawing(page: Page): Promise<readonly [Sighting, ...Sighting[]]> {
  const video = page.locator('[data-stage] video, [data-local] video').first();
  const seen = new Map<number, Sighting>();
  await expect(async () => {
    const shown = await shownDrawings(video);
    const drawing = shown?.drawings.find(({ bond }) => bond === 'tracked');
    if (shown && drawing) seen.set(shown.frameNumber, { frameNumber: shown.frameNumber, x: drawing.x, y: drawing.y });
    expect(seen.size).toBeGreaterThanOrEqual(15);
  }).toPass({ intervals: [70] });
  const [first, ...rest] = seen.values();
  if (!first) throw new Error('the drawing was not seen');
  return [first, ...rest];
}

/** Pixels of 1280×720. */
const apartPx = (one: Point, other: Point): number => Math.hypot((one.x - other.x) * 1280, (one.y - other.y) * 720);

/** A busy machine paints a drawing some frames before or after its picture. */
const lags = [-6, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6];

/**
 * How far the drawing is in one frame from the tissue that was under its middle in another, when it is painted with one and
 * the same lag: the middle of all pairs, so that one frame that was painted late does not count for all.
 */
function fromTissuePx(camera: TissueCamera, sightings: readonly Sighting[]): number {
  const errors = lags.map((lag) =>
    median(
      sightings.flatMap((before) =>
        sightings
          .filter((after) => after !== before)
          .map((after) => apartPx(after, camera.movedFrom(before, before.frameNumber + lag, after.frameNumber + lag))),
      ),
    ),
  );
  return Math.min(...errors);
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
  // A busy machine does not show every frame on every screen; where the one that was drawn on is missing nothing is followed.
  await expect(async () => {
    await gu.keyboard.press('x');
    await expect(kept(gu)).toHaveCount(0);
    await drawn(gu, () => drawWithMouse(gu, corners));
    for (const page of [gu, screen, xu]) {
      await expect(page.getByTestId('drawings-follow')).toBeVisible({ timeout: 5_000 });
    }
  }).toPass();
  for (const page of [gu, screen, xu]) {
    const sightings = await watchDrawing(page);
    expect(fromTissuePx(camera, sightings)).toBeLessThan(4);
    expect(Math.max(...sightings.map((sighting) => apartPx(sighting, sightings[0])))).toBeGreaterThan(8);
  }
  // Whoever comes later has only the still of the frame, and finds the tissue by it.
  await gu.reload();
  await gu.getByTestId('join').click();
  await expect(gu.getByTestId('drawings-follow')).toBeVisible();
  expect(fromTissuePx(camera, await watchDrawing(gu))).toBeLessThan(4);
  await rm(folder, { recursive: true });
});
