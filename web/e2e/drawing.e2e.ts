import type { Page } from '@playwright/test';
import { exportedAudit } from './support/audit.ts';
import {
  drawn,
  drawWithFinger,
  drawWithMouse,
  kept,
  openCast,
  type Place,
  penOf,
  placesOn,
} from './support/drawing-cast.ts';
import { pidOf } from './support/product.ts';
import { expect, test } from './support/stage.ts';

/** How much of the picture each drawing covers, as shares of its sides: the same on every screen, whatever its size. */
const coverage = (page: Page) =>
  kept(page).evaluateAll((groups) =>
    groups.map((group) => {
      const { width, height } = (group as SVGGElement).ownerSVGElement?.viewBox.baseVal ?? new DOMRect();
      const box = (group as SVGGElement).getBBox();
      return [box.x / width, box.y / height, box.width / width, box.height / height].map(
        (share) => Math.round(share * 100) / 100,
      );
    }),
  );

const line: Place[] = [
  [0.3, 0.4],
  [0.4, 0.5],
  [0.5, 0.45],
];

test('what one draws is on every screen at its place, undone by its owner and cleared by the theatre', async ({
  stage,
}) => {
  const { screen, gu, xu } = await openCast(stage);
  // Chromium's own camera shows nothing that a drawing could be bound to.
  await gu.keyboard.press('t');
  await xu.getByTestId('follow-tissue').click();
  await penOf(gu).click();
  await drawn(gu, () => drawWithMouse(gu, line));
  for (const page of [gu, screen, xu]) await expect(kept(page)).toHaveCount(1);
  const [[left = 0, top = 0] = []] = await coverage(gu);
  expect([left, top]).toEqual([expect.closeTo(0.3, 1), expect.closeTo(0.4, 1)]);
  for (const page of [screen, xu]) expect(await coverage(page)).toEqual(await coverage(gu));
  await expect(screen.getByText('顾明远').first()).toBeVisible();

  for (const page of [gu, screen, xu]) await expect(page.getByText('标注不随组织移动')).toBeVisible();

  // By keys alone, in another colour; and by a finger on the phone.
  await gu.keyboard.press('o');
  await gu.getByRole('radio', { name: '黄色' }).check({ force: true });
  const corners: Place[] = [
    [0.6, 0.3],
    [0.75, 0.55],
  ];
  await drawn(gu, () => drawWithMouse(gu, corners));
  await xu.getByRole('button', { name: '箭头' }).click();
  const swipe: Place[] = [
    [0.2, 0.8],
    [0.3, 0.7],
    [0.4, 0.65],
  ];
  await drawn(xu, () => drawWithFinger(xu, swipe));
  for (const page of [gu, screen, xu]) await expect(kept(page)).toHaveCount(3);
  await expect(screen.locator('[data-color="yellow"]')).toHaveCount(1);

  await gu.keyboard.press('m');
  await drawn(gu, async () => {
    await drawWithMouse(gu, [[0.5, 0.7]]);
    await gu.getByRole('textbox', { name: '标记上的文字' }).fill('出血点');
    await gu.keyboard.press('Enter');
  });
  await expect(screen.getByText('出血点')).toBeVisible();

  await gu.keyboard.press('z');
  await expect(screen.getByText('出血点')).toHaveCount(0);
  await gu.keyboard.press('x');
  for (const page of [gu, screen, xu]) await expect(kept(page)).toHaveCount(1);
  await gu.reload();
  await gu.getByTestId('join').click();
  await expect(kept(gu)).toHaveCount(1);

  await screen.getByRole('button', { name: '清除标注' }).click();
  for (const page of [gu, screen, xu]) await expect(kept(page)).toHaveCount(0);
  const audit = await exportedAudit();
  expect(audit.filter((event) => event.includes('annotation:draw')).length).toBeGreaterThanOrEqual(4);
});

test('where one points is seen by everybody with a name, and goes when the hand rests', async ({ stage }) => {
  const { screen, gu, xu } = await openCast(stage);
  await gu.keyboard.press('p');
  const [from, to] = await placesOn(gu, [
    [0.2, 0.2],
    [0.6, 0.4],
  ]);
  if (!from || !to) return;
  await gu.mouse.move(from.x, from.y);
  await gu.mouse.move(to.x, to.y, { steps: 10 });
  for (const page of [screen, xu]) {
    const pointer = page.getByTestId('pointer');
    await expect(pointer).toContainText('顾明远');
    const [dot, picture] = [await pointer.boundingBox(), await page.getByTestId('drawing-layer').boundingBox()];
    if (dot && picture) expect((dot.x - picture.x) / picture.width).toBeCloseTo(0.6, 1);
  }
  for (const page of [screen, xu]) await expect(page.getByTestId('pointer')).toHaveCount(0);
});

test('a stroke that signaling cannot take is seen meanwhile and kept afterwards, and ends where drawing is taken', async ({
  stage,
}) => {
  const { screen, gu, xu } = await openCast(stage);
  await gu.keyboard.press('t');
  await penOf(gu).click();
  const [from, to] = await placesOn(gu, line);
  if (!from || !to) return;
  const signaling = await pidOf('signaling');
  await gu.mouse.move(from.x, from.y);
  await gu.mouse.down();
  process.kill(signaling, 'SIGSTOP');
  try {
    await gu.mouse.move(to.x, to.y, { steps: 8 });
    // Others see it grow without signaling.
    await expect(screen.locator('[data-stroke][data-standing="preview"]')).toHaveCount(1);
    await gu.mouse.up();
    await expect(gu.locator('[data-stroke][data-standing="pending"]')).toHaveCount(1);
  } finally {
    process.kill(signaling, 'SIGCONT');
  }
  // Kept, or refused in words: which of both, the frame decides. Never in between.
  await expect(gu.locator('[data-stroke][data-standing="pending"]')).toHaveCount(0);
  const refused = await gu.getByText('那一帧画面已经不在了').count();
  for (const page of [gu, screen, xu]) await expect(kept(page)).toHaveCount(refused === 0 ? 1 : 0);
  if (refused > 0) await drawn(gu, () => drawWithMouse(gu, line));

  await gu.mouse.move(from.x, from.y);
  await gu.mouse.down();
  await gu.mouse.move(to.x, to.y, { steps: 4 });
  await screen.getByTestId('take-back').click();
  await expect(gu.locator('[data-stroke][data-standing="preview"]')).toHaveCount(0);
  await gu.mouse.up();
  for (const page of [gu, screen, xu]) await expect(kept(page)).toHaveCount(1);
  await screen.getByRole('button', { name: '清除标注' }).click();
  await expect(kept(screen)).toHaveCount(0);
});
