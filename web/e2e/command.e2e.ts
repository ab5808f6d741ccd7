import type { Page } from '@playwright/test';
import { exportedAudit, verifyAudit } from './support/audit.ts';
import { smallerThanGloves } from './support/gloves.ts';
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
} from './support/stage.ts';
import { connectionsOpened, lastVoicePacketAt, noteTimes, pressedAt, silencedAfter } from './support/timing.ts';
import { tonesHeard } from './support/tone.ts';

const tones = { theatre: 620, specialist: 1_130, second: 1_710 } as const;
/**
 * What takes away acts within 200 ms, whatever is down. Here it has five times as long, like every measure in short: a
 * story shares its cores with the encoders and decoders of six pictures.
 */
const actsWithinMs = 5 * 200;

interface Cast {
  readonly rig: Page;
  readonly screen: Page;
  readonly gu: Page;
  readonly xu: Page;
}

/** A theatre with its screen, and two specialists who can be heard. */
async function openCast(stage: Stage): Promise<Cast> {
  const rig = await openRig(stage, await stage.browser({ toneHz: tones.theatre }));
  await noteTimes(rig.context());
  await startOperation(rig, 'phantom');
  const screen = await openTheatreScreen(rig);
  const gu = await enterAs(stage, tones.specialist, people.specialist);
  const xu = await enterAs(stage, tones.second, people.secondSpecialist);
  for (const page of [gu, xu]) await setMicrophone(page, true);
  await expect(async () => expect(await tonesHeard(screen, [tones.specialist])).toEqual([tones.specialist])).toPass();
  return { rig, screen, gu, xu };
}

async function enterAs(stage: Stage, toneHz: number, email: string): Promise<Page> {
  const page = await stage.page(await stage.browser({ toneHz }));
  await noteTimes(page.context());
  await enterTheatre(page, email);
  await expectLive(page);
  return page;
}

/** A story before may have left somebody muted: that outlives a cut. */
async function setMicrophone(page: Page, on: boolean): Promise<void> {
  const microphone = page.getByTestId('microphone');
  if ((await microphone.getAttribute('aria-pressed')) !== String(on)) await microphone.click();
  await expect(microphone).toHaveAttribute('aria-pressed', String(on));
}

const tool = (page: Page, permission: string, standing: 'may' | 'asked' | 'may-not') =>
  page.locator(`nav [data-permission="${permission}"][data-standing="${standing}"]`);

async function whileStopped(work: () => Promise<void>): Promise<void> {
  const signaling = await pidOf('signaling');
  process.kill(signaling, 'SIGSTOP');
  try {
    await work();
  } finally {
    process.kill(signaling, 'SIGCONT');
  }
}

/** A row of what the theatre took since then: its own time stands in it, whenever it was delivered. */
const expectInAudit = (since: number) =>
  expect
    .poll(async () =>
      (await exportedAudit())
        .filter((event) => event.includes('command:take-away'))
        .some((event) => [...event.matchAll(/\d{13}/g)].some(([actedAt]) => Number(actedAt) >= since)),
    )
    .toBe(true);

const recorded = (screen: Page) => expect(screen.getByText('补记')).toHaveCount(0);

test('a specialist asks and is allowed, and the theatre takes control back from everybody', async ({ stage }) => {
  const { screen, gu, xu } = await openCast(stage);
  await gu.keyboard.press('f');
  await expect(tool(gu, 'freeze', 'asked')).toBeVisible();
  const question = screen.getByTestId('question');
  await expect(question.getByText('请求冻结')).toBeVisible();
  await question.getByRole('button', { name: '准许' }).click();
  await expect(tool(gu, 'freeze', 'may')).toBeVisible();
  await expect(gu.getByText('手术间准许您：冻结')).toBeVisible();

  await screen.getByTestId('take-back').click();
  for (const page of [gu, xu]) {
    for (const permission of ['freeze', 'annotate', 'point'])
      await expect(tool(page, permission, 'may-not')).toBeVisible();
  }
  await expect(gu.getByText(/手术间收回了：.*冻结/)).toBeVisible();
  // Voices stay.
  await expect(async () => expect(await tonesHeard(screen, [tones.specialist])).toEqual([tones.specialist])).toPass();

  await screen.getByTestId('everybody').click();
  const everybody = screen.getByTestId('everybody-sheet').locator('[data-permission="point"]');
  await everybody.getByRole('button', { name: '给予' }).click();
  for (const page of [gu, xu]) await expect(tool(page, 'point', 'may')).toBeVisible();
  await everybody.getByRole('button', { name: '收回' }).click();
  for (const page of [gu, xu]) await expect(tool(page, 'point', 'may-not')).toBeVisible();
  await screen.getByRole('button', { name: '关闭' }).click();

  await gu.keyboard.press('b');
  await question.getByRole('button', { name: '不准' }).click();
  await expect(gu.getByText('手术间没有准许：标注')).toBeVisible();
  await expect(tool(gu, 'annotate', 'may-not')).toBeVisible();
});

test('a mute acts at once while signaling stands still, holds afterwards, and is in the audit', async ({ stage }) => {
  const { screen, gu, xu } = await openCast(stage);
  const pressedFirst = Date.now();
  await whileStopped(async () => {
    const lastPacket = lastVoicePacketAt(gu);
    await screen.getByTestId('mute-all').click();
    const pressed = await pressedAt(screen);
    await expect.poll(() => silencedAfter(xu, pressed)).toBeLessThanOrEqual(pressed + actsWithinMs);
    expect((await lastPacket) - pressed).toBeLessThanOrEqual(actsWithinMs);
    await expect(screen.getByText('补记')).toBeVisible();
    await expect(gu.getByText('手术间把您静音了')).toBeVisible();
    expect(await tonesHeard(xu, [tones.specialist])).toEqual([]);
  });
  await recorded(screen);
  for (const page of [screen, xu]) {
    await expect(async () => expect(await tonesHeard(page, [tones.second, tones.specialist])).toEqual([])).toPass();
  }
  await expectInAudit(pressedFirst);
  expect(await verifyAudit()).toContain('chain whole');
});

test('nobody hears somebody whom the theatre muted and whose page hangs', async ({ stage }) => {
  const { screen, gu, xu } = await openCast(stage);
  const hanging = gu.evaluate(() => {
    const until = Date.now() + 6_000;
    while (Date.now() < until) {
      // A page that does not answer goes on sending.
    }
  });
  await screen.getByTestId('mute-all').click();
  const pressed = await pressedAt(screen);
  await expect.poll(() => silencedAfter(xu, pressed)).toBeLessThanOrEqual(pressed + actsWithinMs);
  expect(await tonesHeard(xu, [tones.specialist])).toEqual([]);
  await hanging;
  await expect(gu.getByTestId('microphone')).toHaveAttribute('aria-pressed', 'false');
});

test('all-hear reaches over every mute while signaling stands still, and leaves nothing behind', async ({ stage }) => {
  const { rig, screen, gu, xu } = await openCast(stage);
  for (const page of [gu, xu]) await setMicrophone(page, false);
  await rig.getByRole('button', { name: '麦克风开' }).click();
  await expect(async () => expect(await tonesHeard(gu, [tones.theatre, tones.second])).toEqual([])).toPass();

  await whileStopped(async () => {
    await screen.getByTestId('all-hear-button').click();
    for (const page of [gu, xu, screen]) await expect(page.getByTestId('all-hear')).toBeVisible();
    await expect(gu.getByText('您的麦克风已打开，手术间听得到您')).toBeVisible();
    await expect(async () => expect(await tonesHeard(screen, [tones.specialist])).toEqual([tones.specialist])).toPass();
    await expect(async () => {
      expect(await tonesHeard(gu, [tones.theatre, tones.second])).toEqual([tones.theatre, tones.second]);
    }).toPass();
    await screen.getByTestId('all-hear-button').click();
    for (const page of [gu, xu, screen]) await expect(page.getByTestId('all-hear')).toHaveCount(0);
    await expect(async () => expect(await tonesHeard(screen, [tones.specialist])).toEqual([])).toPass();
    expect(await tonesHeard(gu, [tones.theatre, tones.second])).toEqual([]);
  });
  await recorded(screen);
  await expect
    .poll(async () => (await exportedAudit()).filter((event) => event.includes('command:log-all-hear')).length)
    .toBeGreaterThanOrEqual(2);
});

test('what was taken while signaling was dead holds over a reload of the screen, and no media is touched', async ({
  stage,
}) => {
  const { screen, gu, xu } = await openCast(stage);
  await grantAll(screen);
  await expect(tool(gu, 'annotate', 'may')).toBeVisible();
  const connections = await connectionsOpened(gu);
  process.kill(await pidOf('signaling'), 'SIGKILL');
  const since = Date.now();
  await screen.getByTestId('take-back').click();
  await expect(tool(gu, 'annotate', 'may-not')).toBeVisible({ timeout: 1_000 });
  await screen.reload();
  await expect(screen.getByText('链路已连接')).toBeVisible();
  await recorded(screen);
  await expect
    .poll(() => screen.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('scrubline-outbox'))))
    .toEqual([]);
  for (const page of [gu, xu]) {
    await expect(tool(page, 'annotate', 'may-not')).toBeVisible();
    await expectLive(page);
  }
  expect(await connectionsOpened(gu)).toBe(connections);
  await expectInAudit(since);
});

/** Gives the first specialist what a story before may have taken. */
async function grantAll(screen: Page): Promise<void> {
  await screen.getByRole('button', { name: /^顾明远/ }).click();
  const sheet = screen.getByTestId('attendee-sheet');
  const given = sheet.locator('[data-permission="annotate"]').getByRole('button');
  if ((await given.innerText()) === '给予') await given.click();
  await expect(given).toHaveText('收回');
  // Not by Esc, which takes back what was just given.
  await screen.getByRole('button', { name: '关闭' }).click();
}

test('somebody who is sent away reads why, the others read who went, and only the theatre lets them in again', async ({
  stage,
}) => {
  const { screen, gu, xu } = await openCast(stage);
  await screen.getByRole('button', { name: /^顾明远/ }).click();
  await screen.getByRole('button', { name: '请离开' }).click();
  await screen.getByTestId('send-away').click();
  await expect(gu.getByText('手术间已请您离开')).toBeVisible();
  await expect(xu.getByText('手术间请 顾明远 离开了')).toBeVisible();
  await expect(screen.getByRole('button', { name: /^顾明远/ })).toHaveCount(0);

  await gu.getByRole('link', { name: '回到今日' }).click();
  await gu.locator('a[href^="/theatre/"]').first().click();
  await gu.getByTestId('join').click();
  await expect(gu.getByText('等手术间准许')).toBeVisible();
  await screen.getByTestId('question').getByRole('button', { name: '准许' }).click();
  await expectLive(gu);
});

test('keys mute everybody and let everybody hear, what cannot be undone asks first, and all of it fits gloves', async ({
  stage,
}) => {
  const rig = await openRig(stage, await stage.browser());
  await startOperation(rig, 'phantom');
  const screen = await openTheatreScreen(rig);
  const gu = await stage.page(await stage.browser());
  await enterTheatre(gu);
  await expectLive(gu);
  await setMicrophone(gu, true);

  await screen.keyboard.press('m');
  await expect(gu.getByTestId('microphone')).toHaveAttribute('aria-pressed', 'false');
  await screen.keyboard.press('h');
  await expect(gu.getByTestId('all-hear')).toBeVisible();
  await screen.keyboard.press('h');
  await expect(gu.getByTestId('all-hear')).toHaveCount(0);
  await expect(gu.getByTestId('microphone')).toHaveAttribute('aria-pressed', 'false');

  expect(await smallerThanGloves(screen)).toEqual([]);
  await screen.getByTestId('end-consultation').click();
  await expect(screen.getByRole('dialog')).toBeVisible();
  expect(await smallerThanGloves(screen)).toEqual([]);
  await screen.getByRole('dialog').getByRole('button').first().click();
  await expect(screen.getByRole('dialog')).toHaveCount(0);
  await screen.getByRole('button', { name: /^顾明远/ }).click();
  await screen.getByRole('button', { name: '请离开' }).click();
  await expect(screen.getByTestId('send-away')).toBeVisible();
  expect(await smallerThanGloves(screen)).toEqual([]);
  await expectLive(gu);
});
