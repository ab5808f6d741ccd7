import type { CDPSession, Page } from '@playwright/test';
import type { Permission } from '@scrubline/contract';
import type { BrowserWish } from './browsers.ts';
import { people } from './product.ts';
import {
  enterTheatre,
  expect,
  expectLive,
  openRig,
  openTheatreScreen,
  type Stage,
  startOperation,
  viewports,
} from './stage.ts';

export interface Cast {
  readonly rig: Page;
  readonly screen: Page;
  readonly gu: Page;
  /** On a phone. */
  readonly xu: Page;
}

/** A theatre with its screen and a camera, a specialist at a desk and another with a phone; both may draw, and what else they are given. */
export async function openCast(
  stage: Stage,
  camera: BrowserWish = {},
  given: readonly Permission[] = ['annotate', 'point'],
): Promise<Cast> {
  const rig = await openRig(stage, await stage.browser(camera));
  await startOperation(rig, 'device');
  const screen = await openTheatreScreen(rig);
  const gu = await enterAs(stage, people.specialist, viewports.console);
  const xu = await enterAs(stage, people.secondSpecialist, viewports.phone);
  await screen.getByTestId('everybody').click();
  for (const permission of given) {
    const everybody = screen.getByTestId('everybody-sheet').locator(`[data-permission="${permission}"]`);
    const give = everybody.getByRole('button', { name: '给予' });
    if ((await give.count()) > 0) await give.click();
  }
  await screen.getByRole('button', { name: '关闭' }).click();
  for (const page of [gu, xu]) await expect(penOf(page)).toBeVisible();
  return { rig, screen, gu, xu };
}

async function enterAs(stage: Stage, email: string, options: (typeof viewports)['console' | 'phone']): Promise<Page> {
  const page = await stage.page(await stage.browser(), options);
  await enterTheatre(page, email);
  await expectLive(page);
  // The picture is timed by now: what is drawn on has its identity.
  await expect(page.locator('[data-stage]').getByText(/\d+\s*ms/)).toBeVisible();
  return page;
}

export const penOf = (page: Page) => page.locator('nav [data-permission="annotate"][data-standing="may"]');
export const kept = (page: Page) => page.locator('[data-testid="drawing-layer"] [data-standing="kept"]');

export type Place = readonly [x: number, y: number];

/** Where a share of the picture is on the page. */
export async function placesOn(page: Page, path: readonly Place[]): Promise<{ x: number; y: number }[]> {
  const box = await page.getByTestId('drawing-layer').boundingBox();
  if (!box) throw new Error('no picture is shown');
  return path.map(([x, y]) => ({ x: box.x + x * box.width, y: box.y + y * box.height }));
}

export async function drawWithMouse(page: Page, path: readonly Place[]): Promise<void> {
  const [first, ...rest] = await placesOn(page, path);
  if (!first) return;
  await page.mouse.move(first.x, first.y);
  await page.mouse.down();
  for (const { x, y } of rest) await page.mouse.move(x, y, { steps: 4 });
  await page.mouse.up();
}

/** Draws again when it is said that the frame is gone: three browsers on two cores lose some of a camera's. */
export async function drawn(page: Page, draw: () => Promise<void>): Promise<void> {
  const before = await kept(page).count();
  await expect(async () => {
    await draw();
    await expect(kept(page)).toHaveCount(before + 1, { timeout: 4_000 });
  }).toPass();
}

export async function drawWithFinger(page: Page, path: readonly Place[]): Promise<void> {
  const finger: CDPSession = await page.context().newCDPSession(page);
  const places = await placesOn(page, path);
  for (const [index, place] of places.entries()) {
    const type = index === 0 ? 'touchStart' : 'touchMove';
    await finger.send('Input.dispatchTouchEvent', { type, touchPoints: [place] });
  }
  await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}
