import type { Page } from '@playwright/test';
import { smallerThanGloves } from './support/gloves.ts';
import { plugPedals } from './support/pedal.ts';
import {
  addOverhead,
  enterTheatre,
  expect,
  expectLive,
  openRig,
  openTheatreScreen,
  startOperation,
  test,
} from './support/stage.ts';

const strip = (screen: Page, act: string) => screen.getByTestId('pedals').locator(`[data-act="${act}"]`);
const sheetRow = (screen: Page, act: string) => screen.getByTestId('pedal-sheet').locator(`[data-act="${act}"]`);
const change = (screen: Page, act: string) =>
  sheetRow(screen, act)
    .getByRole('button', { name: /^换踏板/ })
    .click();
const closeSheet = (screen: Page) => screen.getByRole('button', { name: '关闭' }).click();
const microphone = (page: Page) => page.getByTestId('microphone');
const local = (screen: Page, source: string) => screen.locator(`section[data-local][data-camera-source="${source}"]`);

test('pedals are set by pressing them, act once a press, are in view, and are there after a reload', async ({
  stage,
}) => {
  test.slow();
  const rig = await openRig(stage, await stage.browser());
  await startOperation(rig, 'device');
  await addOverhead(rig);
  const screen = await openTheatreScreen(rig);
  const gu = await stage.page(await stage.browser());
  await enterTheatre(gu);
  await expectLive(gu);
  if ((await microphone(gu).getAttribute('aria-pressed')) !== 'true') await microphone(gu).click();
  await expect(microphone(gu)).toHaveAttribute('aria-pressed', 'true');
  const pedal = await plugPedals(screen);
  await expect(local(screen, 'endoscope')).toBeVisible();
  await expect(strip(screen, 'take-back-control')).toHaveText('Esc收回控制');

  await screen.getByTestId('set-pedals').click();
  expect(await smallerThanGloves(screen)).toEqual([]);
  await change(screen, 'take-back-control');
  await expect(screen.getByText('现在踩一下踏板')).toBeVisible();
  await pedal.press(13);
  await expect(screen.getByText('已设置：F13 用来“收回控制”。')).toBeVisible();
  await change(screen, 'next-source');
  await screen.keyboard.press('PageDown');
  await change(screen, 'switch-all-hear');
  await pedal.press(14);

  // A pedal that does something else already is refused in words, and does not do it either.
  await change(screen, 'clear-drawings');
  await screen.keyboard.press('m');
  await expect(screen.getByText('没有设置：M 已经用来“全员静音”。请换一个踏板，或先改那一个。')).toBeVisible();
  await expect(sheetRow(screen, 'clear-drawings').getByText('X', { exact: true })).toBeVisible();
  await change(screen, 'clear-drawings');
  await screen.keyboard.press('Enter');
  await expect(screen.getByText('没有设置：Esc 总是收回控制')).toBeVisible();
  await expect(microphone(gu)).toHaveAttribute('aria-pressed', 'true');
  await change(screen, 'mute-all');
  await screen.keyboard.press('Space');
  await expect(screen.getByText('已设置：空格 用来“全员静音”。')).toBeVisible();
  await closeSheet(screen);
  await expect(strip(screen, 'next-source')).toHaveText('下翻页下一路画面');
  await expect(strip(screen, 'take-back-control')).toHaveText('EscF13收回控制');
  expect(await smallerThanGloves(screen)).toEqual([]);

  await screen.keyboard.press('PageDown');
  await expect(local(screen, 'field-overhead')).toBeVisible();
  // The pedal's key does not press the button that has the focus.
  await screen.getByRole('button', { name: '内镜' }).focus();
  await screen.keyboard.press('Space');
  await expect(microphone(gu)).toHaveAttribute('aria-pressed', 'false');
  await expect(local(screen, 'field-overhead')).toBeVisible();

  await pedal.bounce(14, 50);
  await expect(gu.getByTestId('all-hear')).toBeVisible();
  await pedal.hold(14, 3);
  await expect(gu.getByTestId('all-hear')).toHaveCount(0);

  await screen.reload();
  await expect(strip(screen, 'switch-all-hear')).toHaveText('F14全员听');
  await expect(local(screen, 'endoscope')).toBeVisible();
  await screen.getByTestId('set-pedals').click();
  await screen.getByRole('button', { name: '恢复默认' }).click();
  await expect(strip(screen, 'switch-all-hear')).toHaveText('H全员听');
  await closeSheet(screen);
});

test('a pedal takes back control, and Escape does so whatever is set', async ({ stage }) => {
  const rig = await openRig(stage, await stage.browser());
  await startOperation(rig, 'device');
  const screen = await openTheatreScreen(rig);
  const gu = await stage.page(await stage.browser());
  await enterTheatre(gu);
  await expectLive(gu);
  const pedal = await plugPedals(screen);
  const standing = (is: 'may' | 'may-not') => gu.locator(`nav [data-permission="point"][data-standing="${is}"]`);
  const givePoint = async () => {
    await screen.getByRole('button', { name: /^顾明远/ }).click();
    const given = screen.getByTestId('attendee-sheet').locator('[data-permission="point"]').getByRole('button');
    // A story before may have taken it.
    if ((await given.innerText()) === '给予') await given.click();
    await expect(standing('may')).toBeVisible();
    await closeSheet(screen);
  };

  await screen.getByTestId('set-pedals').click();
  await change(screen, 'take-back-control');
  await pedal.press(13);
  await closeSheet(screen);
  await givePoint();
  await pedal.press(13);
  await expect(standing('may-not')).toBeVisible();

  // Also while the next press is waited for.
  await givePoint();
  await screen.getByTestId('set-pedals').click();
  await change(screen, 'mute-all');
  await screen.keyboard.press('Escape');
  await expect(standing('may-not')).toBeVisible();
  await expect(screen.getByTestId('pedal-sheet')).toHaveCount(0);
  await expect(strip(screen, 'mute-all')).toHaveText('M全员静音');
});
