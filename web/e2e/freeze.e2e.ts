import type { Page } from '@playwright/test';
import { exportedAudit } from './support/audit.ts';
import { drawWithFinger, drawWithMouse, kept, openCast } from './support/drawing-cast.ts';
import { people, pidOf } from './support/product.ts';
import { enterTheatre, expect, type Stage, test, viewports } from './support/stage.ts';

const openFreezingCast = (stage: Stage) => openCast(stage, {}, ['annotate', 'freeze']);

const still = (page: Page) => page.getByTestId('still');
/** In the picture, or said to be lost: the cameras of this story show no tissue to stay on. */
const remembered = (page: Page) => kept(page).or(page.locator('[data-testid="lost-strokes"] [data-stroke]'));
const hashOn = async (page: Page) => still(page).getAttribute('data-hash');

/** Again when it is said that the frame is gone: a busy machine loses some of a camera's frames. */
async function frozenBy(press: () => Promise<void>, page: Page): Promise<void> {
  await expect(async () => {
    await press();
    await expect(still(page)).toBeVisible({ timeout: 4_000 });
  }).toPass();
}

/** What two people see of the still: its pixels, not only its name. */
const pixelsOf = (page: Page) =>
  still(page).evaluate((canvas) => {
    const { width, height } = canvas as HTMLCanvasElement;
    const pixels = (canvas as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, width, height).data ?? [];
    let sum = 7;
    for (const value of pixels) sum = (sum * 31 + value) % 1_000_003;
    return `${width}×${height} ${sum}`;
  });

test('what one freezes is the same still on every screen, is drawn on, and the theatre goes back to live', async ({
  stage,
}) => {
  test.slow();
  const { rig, screen, gu, xu } = await openFreezingCast(stage);
  const stageBefore = await gu.locator('[data-stage] video').boundingBox();
  await frozenBy(() => gu.keyboard.press('f'), gu);
  const all = [gu, screen, xu];
  for (const page of all) {
    await expect(still(page)).toBeVisible();
    await expect(page.getByTestId('freeze-bar')).toContainText('已冻结');
    await expect(page.getByTestId('freeze-bar')).toContainText('顾明远');
    // What runs on, with its own age.
    await expect(page.getByTestId('live-beside').locator('[data-condition="live"]')).toBeVisible();
  }
  await expect(rig.getByTestId('freeze-bar')).toContainText('顾明远');
  for (const page of [gu, xu]) await expect(page.getByTestId('live-beside').getByText(/\d+\s*ms/)).toBeVisible();
  expect(await gu.locator('[data-stage] video').boundingBox()).toEqual(stageBefore);
  const observer = await stage.page(await stage.browser(), viewports.console);
  await enterTheatre(observer, people.observer);
  await screen.getByRole('button', { name: '准许' }).first().click();
  await expect(still(observer)).toBeVisible();
  await expect(observer.getByTestId('back-to-live')).toHaveCount(0);
  const hashes = await Promise.all([...all, observer].map(hashOn));
  expect(new Set(hashes).size).toBe(1);
  expect(new Set(await Promise.all([...all, observer].map(pixelsOf))).size).toBe(1);

  await gu.keyboard.press('b');
  await drawWithMouse(gu, [
    [0.3, 0.4],
    [0.5, 0.5],
  ]);
  await expect(kept(gu)).toHaveCount(1);
  await xu.locator('nav [data-permission="annotate"]').click();
  await drawWithFinger(xu, [
    [0.2, 0.7],
    [0.3, 0.7],
    [0.4, 0.7],
  ]);
  for (const page of [...all, observer]) await expect(kept(page)).toHaveCount(2);

  // The surgeon, in gloves; everybody is live again, and the drawings are still there.
  const back = screen.getByTestId('back-to-live');
  expect((await back.boundingBox())?.height).toBeGreaterThanOrEqual(64);
  await back.click();
  for (const page of [...all, observer]) {
    await expect(still(page)).toHaveCount(0);
    await expect(page.getByTestId('freeze-bar')).toHaveCount(0);
    await expect(remembered(page)).toHaveCount(2);
  }
  await expect(rig.getByTestId('freeze-bar')).toHaveCount(0);

  // What is lost is shown on its own still, which is the one that was frozen.
  const place = gu.getByTestId('stroke-on-still');
  await expect(async () => {
    await gu.getByRole('button', { name: '画在哪里' }).first().click({ timeout: 4_000 });
    await expect(place.locator('canvas')).toHaveAttribute('data-hash', hashes[0] ?? 'none', { timeout: 4_000 });
  }).toPass();
  await expect(place.locator('[data-stroke]')).toHaveCount(1);
  await gu.getByRole('button', { name: '关闭' }).click();
  await expect(place).toHaveCount(0);
  const audit = await exportedAudit();
  expect(audit.some((event) => event.includes('freeze:hold'))).toBe(true);
  expect(audit.some((event) => event.includes('freeze:release'))).toBe(true);
});

test('the theatre is live at once while signaling hangs, a still outlives its restart, and ends with who holds it', async ({
  stage,
}) => {
  const { screen, gu, xu } = await openFreezingCast(stage);
  await frozenBy(() => xu.locator('nav [data-permission="freeze"]').tap(), xu);
  await expect(still(screen)).toBeVisible();
  const signaling = await pidOf('signaling');
  process.kill(signaling, 'SIGSTOP');
  try {
    await screen.getByTestId('back-to-live').click();
    for (const page of [screen, gu, xu]) await expect(still(page)).toHaveCount(0);
  } finally {
    process.kill(signaling, 'SIGCONT');
  }
  // The theatre freezes as well.
  await frozenBy(() => screen.getByTestId('freeze').click(), screen);
  await expect(still(gu)).toBeVisible();
  await gu.keyboard.press('f');
  for (const page of [screen, gu, xu]) await expect(still(page)).toHaveCount(0);
  await frozenBy(() => gu.keyboard.press('f'), gu);
  await expect(still(screen)).toBeVisible();

  const hash = await hashOn(screen);
  process.kill(await pidOf('signaling'), 'SIGKILL');
  await expect(screen.getByText('连接断了').first()).toBeVisible();
  await expect(screen.getByText('连接断了')).toHaveCount(0);
  await xu.reload();
  await xu.getByTestId('join').click();
  await expect(still(xu)).toBeVisible();
  for (const page of [screen, gu, xu]) expect(await hashOn(page)).toBe(hash);
  // Whoever leaves takes their still along.
  await gu.getByTestId('leave-room').click();
  for (const page of [screen, xu]) await expect(still(page)).toHaveCount(0);
});
