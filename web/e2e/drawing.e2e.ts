import type { CDPSession, Page } from '@playwright/test';
import { exportedAudit } from './support/audit.ts';
import { people, pidOf } from './support/product.ts';
import {
  enterTheatre,
  expect,
  expectLive,
  openRig,
  openTheatreScreen,
  type Stage,
  startOperation,
  test,
  viewports,
} from './support/stage.ts';

interface Cast {
  readonly screen: Page;
  readonly gu: Page;
  /** On a phone. */
  readonly xu: Page;
}

/** A theatre with its screen and a camera, a specialist at a desk and another with a phone; both may draw. */
async function openCast(stage: Stage): Promise<Cast> {
  const rig = await openRig(stage, await stage.browser());
  await startOperation(rig, 'device');
  const screen = await openTheatreScreen(rig);
  const gu = await enterAs(stage, people.specialist, viewports.console);
  const xu = await enterAs(stage, people.secondSpecialist, viewports.phone);
  await screen.getByTestId('everybody').click();
  for (const permission of ['annotate', 'point']) {
    const everybody = screen.getByTestId('everybody-sheet').locator(`[data-permission="${permission}"]`);
    const give = everybody.getByRole('button', { name: '给予' });
    if ((await give.count()) > 0) await give.click();
  }
  await screen.getByRole('button', { name: '关闭' }).click();
  for (const page of [gu, xu]) await expect(penOf(page)).toBeVisible();
  return { screen, gu, xu };
}

async function enterAs(stage: Stage, email: string, options: (typeof viewports)['console' | 'phone']): Promise<Page> {
  const page = await stage.page(await stage.browser(), options);
  await enterTheatre(page, email);
  await expectLive(page);
  // The picture is timed by now: what is drawn on has its identity.
  await expect(page.locator('[data-stage]').getByText(/\d+\s*ms/)).toBeVisible();
  return page;
}

const penOf = (page: Page) => page.locator('nav [data-permission="annotate"][data-standing="may"]');
const kept = (page: Page) => page.locator('[data-testid="drawing-layer"] [data-standing="kept"]');

type Place = readonly [x: number, y: number];

/** Where a share of the picture is on the page. */
async function placesOn(page: Page, path: readonly Place[]): Promise<{ x: number; y: number }[]> {
  const box = await page.getByTestId('drawing-layer').boundingBox();
  if (!box) throw new Error('no picture is shown');
  return path.map(([x, y]) => ({ x: box.x + x * box.width, y: box.y + y * box.height }));
}

async function drawWithMouse(page: Page, path: readonly Place[]): Promise<void> {
  const [first, ...rest] = await placesOn(page, path);
  if (!first) return;
  await page.mouse.move(first.x, first.y);
  await page.mouse.down();
  for (const { x, y } of rest) await page.mouse.move(x, y, { steps: 4 });
  await page.mouse.up();
}

/** Draws again when it is said that the frame is gone: three browsers on two cores lose some of a camera's. */
async function drawn(page: Page, draw: () => Promise<void>): Promise<void> {
  const before = await kept(page).count();
  await expect(async () => {
    await draw();
    await expect(kept(page)).toHaveCount(before + 1, { timeout: 4_000 });
  }).toPass();
}

async function drawWithFinger(page: Page, path: readonly Place[]): Promise<void> {
  const finger: CDPSession = await page.context().newCDPSession(page);
  const places = await placesOn(page, path);
  for (const [index, place] of places.entries()) {
    const type = index === 0 ? 'touchStart' : 'touchMove';
    await finger.send('Input.dispatchTouchEvent', { type, touchPoints: [place] });
  }
  await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

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
