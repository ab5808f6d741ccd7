import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { drawn, drawWithMouse, kept, openCast, type Place, penOf } from './support/drawing-cast.ts';
import { type SeenDrawing, shownDrawings } from './support/picture.ts';
import { expect, stageVideo, test } from './support/stage.ts';
import { writeTissueFile } from './support/tissue-camera.ts';

const corners: Place[] = [
  [0.44, 0.4],
  [0.56, 0.6],
];

interface Sighting {
  readonly frameNumber: number;
  readonly drawing: SeenDrawing;
}

/** Where the one drawing is, frame by frame. */
async function watchDrawing(page: Page, count: number): Promise<Sighting[]> {
  const seen = new Map<number, Sighting>();
  await expect(async () => {
    const shown = await shownDrawings(page.locator('[data-stage] video, [data-local] video').first());
    const drawing = shown?.drawings[0];
    if (shown && drawing) seen.set(shown.frameNumber, { frameNumber: shown.frameNumber, drawing });
    expect(seen.size).toBeGreaterThanOrEqual(count);
  }).toPass({ intervals: [40], timeout: 30_000 });
  return [...seen.values()];
}

test('a drawing stays on its tissue on every screen', async ({ stage }) => {
  const folder = await mkdtemp(join(tmpdir(), 'scrubline-tissue-'));
  const cameraFile = join(folder, 'breathing.y4m');
  const camera = await writeTissueFile(cameraFile);
  const { screen, gu, xu } = await openCast(stage, { cameraFile });
  screen.on('console', (m) => console.log('SCREEN', m.text()));
  screen.on('worker', (w) => w.on('console', (m) => console.log('SCREENW', m.text())));
  await penOf(gu).click();
  await gu.keyboard.press('o');
  await drawn(gu, () => drawWithMouse(gu, corners));
  for (let i = 0; i < 14; i++) {
    await new Promise((r) => setTimeout(r, 700));
    console.log('LOOK', i, JSON.stringify(await Promise.all([gu, screen, xu].map((page) => page.evaluate(() => [...document.querySelectorAll<HTMLElement>('[data-stroke]')].map((x) => x.tagName + ' ' + x.dataset['bond'] + ' ' + x.textContent).join('|') + ' / ' + [...document.querySelectorAll('[data-testid^="drawings-"]')].map((x) => x.textContent).join())))));
  }
  for (const page of [gu, screen, xu]) {
    await expect(kept(page).and(page.locator('[data-bond="tracked"]'))).toHaveCount(1);
    const sightings = await watchDrawing(page, 25);
    console.log(
      JSON.stringify(
        sightings.map(({ frameNumber, drawing }) => [
          frameNumber,
          Math.round(drawing.x * 1280),
          Math.round(drawing.y * 720),
          drawing.bond,
        ]),
      ),
    );
    const [first] = sightings;
    if (!first) throw new Error('nothing was seen');
    console.log(
      sightings
        .map(({ frameNumber, drawing }) => {
          const t = camera.movedFrom(first.drawing, first.frameNumber, frameNumber);
          return Math.round(Math.hypot((drawing.x - t.x) * 1280, (drawing.y - t.y) * 720) * 10) / 10;
        })
        .join(' '),
    );
    await page.screenshot({ path: `/tmp/tissue-${page === gu ? 'gu' : page === screen ? 'screen' : 'xu'}.png` });
  }
  void stageVideo;
  await rm(folder, { recursive: true });
});
