import type { Page } from '@playwright/test';
import { actedAtInAudit } from './support/acts.ts';
import { verifyAudit } from './support/audit.ts';
import { whileDatabaseIsGone } from './support/database-outage.ts';
import {
  enterTheatre,
  expect,
  expectLive,
  openRig,
  openTheatreScreen,
  type Stage,
  stageVideo,
  startOperation,
  test,
} from './support/stage.ts';
import { longestStandstill } from './support/standstill.ts';
import { noteTimes, pressedAt } from './support/timing.ts';
import { tonesHeard } from './support/tone.ts';

const specialistHz = 1_130;
const goneForMs = 60_000;
/** What takes away acts within 200 ms, whatever is down; a story on shared cores has five times as long. */
const actsWithin = { timeout: 5 * 200 };
/** Encoding and decoding share two cores with three browsers: a hiccup is no standstill. */
const hiccupMs = 3_000;
/** The server's clock is known to a page to within half a round trip. */
const clockErrorMs = 50;

const refusal = '数据库暂时不能写入，为了不丢记录，这一步没有执行。';

interface Cast {
  readonly rig: Page;
  readonly screen: Page;
  readonly gu: Page;
}

/** A theatre with its screen, and a specialist who is seen, is heard, and may draw. */
async function openCast(stage: Stage): Promise<Cast> {
  const rig = await openRig(stage, await stage.browser());
  await noteTimes(rig.context());
  await startOperation(rig, 'phantom');
  const screen = await openTheatreScreen(rig);
  const gu = await stage.page(await stage.browser({ toneHz: specialistHz }));
  await enterTheatre(gu);
  await expectLive(gu);
  const microphone = gu.getByTestId('microphone');
  if ((await microphone.getAttribute('aria-pressed')) !== 'true') await microphone.click();
  await expect(async () => expect(await tonesHeard(screen, [specialistHz])).toEqual([specialistHz])).toPass();
  await giveDrawing(screen);
  await expect(drawing(gu, 'may')).toBeVisible();
  return { rig, screen, gu };
}

const drawing = (page: Page, standing: 'may' | 'may-not') =>
  page.locator(`nav [data-permission="annotate"][data-standing="${standing}"]`);

async function giveDrawing(screen: Page): Promise<void> {
  await screen.getByRole('button', { name: /^顾明远/ }).click();
  const row = screen.getByTestId('attendee-sheet').locator('[data-permission="annotate"]').getByRole('button');
  if ((await row.innerText()) === '给予') await row.click();
  // Not by Esc, which takes back what was just given.
  await screen.getByRole('button', { name: '关闭' }).click();
}

/** What takes away acts, what gives is refused. @returns when control was taken back */
async function commandWithoutDatabase({ screen, gu }: Cast): Promise<number> {
  await screen.getByTestId('mute-all').click();
  await expect(gu.getByTestId('microphone')).toHaveAttribute('aria-pressed', 'false', actsWithin);
  await expect(gu.getByText('手术间把您静音了')).toBeVisible();
  await screen.getByTestId('take-back').click();
  await expect(drawing(gu, 'may-not')).toBeVisible(actsWithin);
  const takenAt = await pressedAt(screen);
  expect(await tonesHeard(screen, [specialistHz])).toEqual([]);
  await giveDrawing(screen);
  await expect(screen.getByText(refusal)).toBeVisible();
  await expect(drawing(gu, 'may-not')).toBeVisible();
  return takenAt;
}

test('the database is gone for a minute and the operation goes on', async ({ stage }) => {
  test.setTimeout(300_000);
  const cast = await openCast(stage);
  const { rig, screen, gu } = cast;
  let takenAt = 0;
  await whileDatabaseIsGone(async () => {
    const standstill = longestStandstill(stageVideo(gu), goneForMs);
    takenAt = await commandWithoutDatabase(cast);
    expect(await standstill).toBeLessThan(hiccupMs);
    await expectLive(gu);
    await rig.reload();
    await expect(rig.locator('main[aria-busy]').or(rig.locator('main').getByRole('alert')).first()).toBeVisible();
  });
  const backAt = Date.now();

  await expect(rig.getByTestId('camera-endoscope').getByText('正常')).toBeVisible({ timeout: 90_000 });
  await expect(rig.getByText('已连接')).toBeVisible();
  await expectLive(gu);
  await expect(drawing(gu, 'may-not')).toBeVisible();
  await giveDrawing(screen);
  await expect(drawing(gu, 'may')).toBeVisible();
  await expect(screen.getByText('补记')).toHaveCount(0);

  const isOfTheOutage = (at: number) => at >= takenAt - clockErrorMs && at < backAt;
  await expect.poll(async () => (await actedAtInAudit('command:take-away')).some(isOfTheOutage)).toBe(true);
  expect(await verifyAudit()).toContain('chain whole');
});
