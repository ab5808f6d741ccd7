import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { motorPositions, plugMotors } from './support/motorized-camera.ts';
import { people } from './support/product.ts';
import {
  addOverhead,
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

/** The dead man's stop is 200 ms; a story shares its two cores with the encoders and decoders of six pictures. */
const stopsWithinMs = 5 * 200;

const camera = (page: Page, standing: 'may' | 'asked' | 'may-not') =>
  page.locator(`nav [data-permission="control-camera"][data-standing="${standing}"]`);
const way = (page: Page, name: string) => page.getByTestId('camera-pad').getByRole('button', { name });
const lastPosition = async (rig: Page) => (await motorPositions(rig)).at(-1) ?? { pan: 0, tilt: 0, zoom: 0, at: 0 };

async function allow(screen: Page, page: Page): Promise<void> {
  await camera(page, 'may-not').click();
  await screen.getByTestId('question').getByRole('button', { name: '准许' }).click();
  await expect(way(page, '向右转')).toBeVisible();
}

/** Waits until the motors run, and gives where they are. */
async function movesOn(rig: Page, axis: 'pan' | 'tilt' | 'zoom', from: number): Promise<void> {
  await expect.poll(async () => (await lastPosition(rig))[axis]).not.toBe(from);
}

/** Long after that moment: the motors were told nothing that came later than they may run on. */
async function expectStoppedBy(rig: Page, at: number): Promise<void> {
  await expect.poll(() => Date.now()).toBeGreaterThan(at + 2 * stopsWithinMs);
  expect((await lastPosition(rig)).at).toBeLessThanOrEqual(at + stopsWithinMs);
}

/** A theatre with its screen, and a camera with motors. */
async function openTheatre(stage: Stage): Promise<{ rig: Page; screen: Page }> {
  const rig = await openRig(stage, await stage.browser());
  await plugMotors(rig.context());
  await rig.reload();
  await startOperation(rig, 'device');
  return { rig, screen: await openTheatreScreen(rig) };
}

test('a camera moves while its holder holds the key, and stands when they let go or lose it', async ({ stage }) => {
  const { rig, screen } = await openTheatre(stage);
  const gu = await stage.page(await stage.browser());
  await enterTheatre(gu);
  await expectLive(gu);
  const stageBefore = await gu.locator('[data-stage] video').boundingBox();
  await allow(screen, gu);
  expect(await gu.locator('[data-stage] video').boundingBox()).toEqual(stageBefore);

  await way(gu, '向右转').hover();
  await gu.mouse.down();
  await movesOn(rig, 'pan', 0);
  await expect(screen.getByText('顾明远 在动镜头')).toBeVisible();
  await gu.mouse.up();
  await expectStoppedBy(rig, Date.now());
  await expect(screen.getByText('顾明远 在动镜头')).toHaveCount(0);
  const turned = await lastPosition(rig);
  expect(turned).toMatchObject({ pan: expect.any(Number), tilt: 0, zoom: 100 });
  expect(turned.pan).toBeGreaterThan(0);

  const { violations } = await new AxeBuilder({ page: gu }).include('[data-testid="camera-pad"]').analyze();
  expect(violations).toEqual([]);

  // Kept where it stands, moved away, and brought back as long as the number is held.
  await gu.getByTestId('keep-place').click();
  await way(gu, '记为位置 2').click();
  await expect(way(gu, '按住回到位置 2')).toBeVisible();
  await gu.keyboard.down('ArrowLeft');
  await expect.poll(async () => (await lastPosition(rig)).pan).toBeLessThan(turned.pan - 2);
  await gu.keyboard.up('ArrowLeft');
  await way(gu, '按住回到位置 2').hover();
  await gu.mouse.down();
  await expect.poll(async () => (await lastPosition(rig)).pan).toBe(turned.pan);
  await gu.mouse.up();

  await gu.keyboard.down('+');
  await movesOn(rig, 'zoom', 100);
  await screen.keyboard.press('Escape');
  await expectStoppedBy(rig, Date.now());
  await expect(gu.getByTestId('camera-pad')).toHaveCount(0);
  await gu.keyboard.up('+');
});

test('a phone moves the camera by touch, and a page that ends in the middle of it leaves the camera standing', async ({
  stage,
}) => {
  const { rig, screen } = await openTheatre(stage);
  const xu = await stage.page(await stage.browser(), viewports.phone);
  await enterTheatre(xu, people.secondSpecialist);
  await expectLive(xu);
  await allow(screen, xu);
  const finger = await xu.context().newCDPSession(xu);
  await way(xu, '向上').scrollIntoViewIfNeeded();
  const box = await way(xu, '向上').boundingBox();
  if (!box) throw new Error('nothing to touch');
  const point = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await finger.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [point] });
  await movesOn(rig, 'tilt', 0);
  const gone = Date.now();
  await xu.close();
  await expectStoppedBy(rig, gone);
});

test('a specialist asks the theatre to look at a picture, and one press shows it', async ({ stage }) => {
  const rig = await openRig(stage, await stage.browser());
  await startOperation(rig, 'device');
  await addOverhead(rig);
  const screen = await openTheatreScreen(rig);
  const gu = await stage.page(await stage.browser());
  await enterTheatre(gu);
  await expectLive(gu);
  const shown = (source: string) => screen.locator(`section[data-local][data-camera-source="${source}"]`);
  await expect(shown('endoscope')).toBeVisible();
  await gu.keyboard.press('2');
  await gu.getByTestId('ask-source').click();
  const question = screen.getByTestId('question');
  await expect(question.getByText('请看术野俯视')).toBeVisible();
  await question.getByRole('button', { name: '显示' }).click();
  await expect(shown('field-overhead')).toBeVisible();
  await expect(gu.getByText('手术间正在看术野俯视')).toBeVisible();
  await expect(gu.getByTestId('ask-source')).toHaveAttribute('aria-pressed', 'false');

  await gu.keyboard.press('1');
  await gu.getByTestId('ask-source').click();
  await question.getByRole('button', { name: '不准' }).click();
  await expect(gu.getByText('手术间没有换到内镜')).toBeVisible();
  await expect(shown('field-overhead')).toBeVisible();
});
