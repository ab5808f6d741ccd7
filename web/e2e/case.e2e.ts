import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
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
  readonly rig: Page;
  readonly screen: Page;
  readonly gu: Page;
  /** On a phone. */
  readonly xu: Page;
}

/** A theatre with its screen, a specialist at a desk and another with a phone. */
async function openCast(stage: Stage): Promise<Cast> {
  const rig = await openRig(stage, await stage.browser());
  await startOperation(rig, 'device');
  const screen = await openTheatreScreen(rig);
  const gu = await stage.page(await stage.browser(), viewports.console);
  await enterTheatre(gu, people.specialist);
  await expectLive(gu);
  const xu = await stage.page(await stage.browser(), viewports.phone);
  await enterTheatre(xu, people.secondSpecialist);
  await expectLive(xu);
  return { rig, screen, gu, xu };
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag22aa']).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n')}`)).toEqual([]);
}

async function expectEnglish(page: Page): Promise<void> {
  await page.context().addCookies([{ name: 'language', value: 'en', url: page.url() }]);
  await page.reload();
}

const doneIn = (page: Page, pause: string) =>
  page.getByTestId('checklist-bars').locator(`[data-pause="${pause}"] [data-done="true"]`);

test('the theatre ticks the safety checklist, and everybody sees who confirmed what and when', async ({ stage }) => {
  test.slow();
  const { screen, gu, xu } = await openCast(stage);
  await expect(gu.getByTestId('checklist-bars')).toContainText('0 / 22 项');
  await screen.getByTestId('checklist').click();
  const sheet = screen.getByRole('dialog');
  const box = (item: string, answer: string) => sheet.locator(`[data-item="${item}"] [data-answer="${answer}"]`);
  // Nothing is ticked for nobody.
  await expect(box('identity-confirmed', 'yes')).toBeDisabled();
  await sheet.getByRole('textbox').fill('马晓琴');
  for (const answer of await sheet.getByRole('button', { name: /：/ }).all()) {
    const place = await answer.boundingBox();
    expect(place?.height ?? 0).toBeGreaterThanOrEqual(64);
  }
  await expectAccessible(screen);

  await box('identity-confirmed', 'yes').click();
  await expect(box('identity-confirmed', 'yes')).toHaveAttribute('aria-pressed', 'true');
  // By keys alone.
  await box('site-marked', 'not-applicable').focus();
  await screen.keyboard.press('Enter');
  await box('known-allergy', 'no').click();
  for (const page of [gu, xu]) await expect(doneIn(page, 'sign-in')).toHaveCount(3);
  await expect(gu.getByTestId('checklist-bars')).toContainText(/马晓琴 \d\d:\d\d/);

  await gu.getByTestId('checklist-bars').getByRole('button', { name: '全部' }).click();
  const read = gu.getByRole('dialog');
  await expect(read.locator('[data-item="site-marked"]')).toContainText(/不适用 · 马晓琴 \d\d:\d\d/);
  await expect(read.locator('[data-answer]')).toHaveCount(0);
  await expectAccessible(gu);
  await box('known-allergy', 'no').click();
  await expect(read.locator('[data-item="known-allergy"]')).toContainText('已撤回');
  await gu.keyboard.press('Escape');
  await expect(doneIn(gu, 'sign-in')).toHaveCount(2);

  // Whoever comes later has it, in their language; and it outlives signaling itself.
  process.kill(await pidOf('signaling'), 'SIGKILL');
  await expectEnglish(xu);
  await xu.getByTestId('join').click();
  await expect(doneIn(xu, 'sign-in')).toHaveCount(2);
  await xu.getByTestId('checklist-bars').getByRole('button', { name: 'All' }).click();
  await expect(xu.getByRole('dialog')).toContainText('Is the site marked?');
  await expect(xu.getByRole('dialog')).toContainText('Not applicable · 马晓琴');
  await expectAccessible(xu);
  await xu.getByRole('button', { name: 'Close' }).click();
  const audit = await exportedAudit();
  expect(audit.filter((event) => event.includes('checklist:mark')).length).toBe(4);
  expect(audit.join('\n')).not.toContain('马晓琴');
});

const moments = (page: Page) => page.locator('[data-note="moment"]');

/** Again when the still is not kept: a busy machine loses some of a camera's frames. */
async function markMoment(page: Page): Promise<void> {
  await expect(async () => {
    const before = await moments(page).count();
    await page.keyboard.press('k');
    await expect(page.getByText('已记下这一刻').first()).toBeVisible();
    await expect(moments(page)).toHaveCount(before + 1);
    await expect(moments(page).last().getByTestId('moment-still')).toBeVisible({ timeout: 6_000 });
  }).toPass();
}

/** Of the picture itself: more than one colour is there. */
const coloursOf = (page: Page) =>
  moments(page)
    .last()
    .getByTestId('moment-still')
    .evaluate((canvas) => {
      const { width, height } = canvas as HTMLCanvasElement;
      const pixels = (canvas as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, width, height).data ?? [];
      return new Set(pixels).size;
    });

const tabOf = (page: Page, name: RegExp) => page.getByRole('complementary').getByRole('tab', { name });

test('notes and key moments are written by keys, and read by everybody in the room', async ({ stage }) => {
  test.slow();
  const { gu, xu } = await openCast(stage);
  await expect(gu.locator('[data-stage]').getByText(/\d+\s*ms/)).toBeVisible();
  await tabOf(gu, /记录/).click();
  await markMoment(gu);
  expect(await coloursOf(gu)).toBeGreaterThan(8);
  const marked = await moments(gu).count();
  await gu.keyboard.press('n');
  const field = gu.getByRole('textbox', { name: '写一条记录' });
  await expect(field).toBeFocused();
  // Keys are letters here: nothing is marked, drawn or muted by them.
  await gu.keyboard.type('k 第 6 组下缘，SpO2 < 90');
  await gu.keyboard.press('Enter');
  await expect(field).toHaveValue('');
  await expect(gu.locator('[data-note="note"]')).toHaveText(/k 第 6 组下缘，SpO2 < 90顾明远 \d\d:\d\d/);
  await expect(moments(gu)).toHaveCount(marked);
  await field.fill('<img src=x onerror=alert(1)>');
  await gu.keyboard.press('Enter');
  await expect(gu.getByText('这段文字里有网页标签')).toBeVisible();
  await expect(field).toHaveValue('<img src=x onerror=alert(1)>');
  await expectAccessible(gu);

  await tabOf(xu, /记录/).click();
  await expect(moments(xu).last()).toContainText(/关键时刻 · 内镜/);
  // Everybody has the same picture of it, also whoever marked nothing.
  await moments(xu).last().scrollIntoViewIfNeeded();
  const hash = await moments(gu).last().getByTestId('moment-still').getAttribute('data-hash');
  await expect(moments(xu).last().getByTestId('moment-still')).toHaveAttribute('data-hash', hash ?? 'none');
  await expect(xu.locator('[data-note="note"]')).toContainText('顾明远');
  await expectAccessible(xu);
  await gu.locator('body').press('Escape');
  await gu.getByRole('button', { name: '键盘快捷键' }).click();
  await expect(gu.getByRole('dialog')).toContainText('标记关键时刻');
  await gu.keyboard.press('Escape');
});

test('messages reach desk, phone and theatre screen in one order, and an input method’s Enter sends nothing', async ({
  stage,
}) => {
  test.slow();
  const { screen, gu, xu } = await openCast(stage);
  await gu.keyboard.press('s');
  const field = gu.getByRole('textbox', { name: '写消息' });
  await expect(field).toBeFocused();
  const keys = await gu.context().newCDPSession(gu);
  await keys.send('Input.imeSetComposition', { text: 'xue guan', selectionStart: 8, selectionEnd: 8 });
  await gu.keyboard.press('Enter');
  await expect(xu.getByTestId('unread')).toHaveCount(0);
  await keys.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 });
  await field.fill('');
  await keys.send('Input.insertText', { text: '血管' });
  await gu.keyboard.type(' 6');
  await gu.keyboard.press('Enter');
  await expect(field).toHaveValue('');
  await expect(screen.getByTestId('latest-messages')).toContainText('血管 6');
  const size = await screen.getByText('血管 6').evaluate((line) => Number.parseFloat(getComputedStyle(line).fontSize));
  expect(size).toBeGreaterThanOrEqual(20);
  await expectAccessible(screen);

  await expect(xu.getByTestId('unread')).toHaveText('1');
  await xu.getByRole('button', { name: '消息，1 条未读' }).click();
  await expect(xu.getByTestId('unread')).toHaveCount(0);
  const reply = xu.getByRole('textbox', { name: '写消息' });
  await reply.fill('收到');
  await xu.getByRole('button', { name: '发送' }).click();
  for (const page of [gu, xu]) {
    await expect(page.getByRole('complementary').getByRole('log').locator('li p:last-child')).toHaveText([
      '血管 6',
      '收到',
    ]);
  }
  await expectAccessible(xu);

  // A typed word stays until it is kept.
  const signaling = await pidOf('signaling');
  process.kill(signaling, 'SIGSTOP');
  await field.fill('还在吗');
  await gu.keyboard.press('Enter');
  await expect(field).toHaveValue('还在吗');
  process.kill(signaling, 'SIGCONT');
  await expect(gu.getByRole('log').getByText('还在吗')).toBeVisible();
  await expect(field).toHaveValue('');

  const observer = await stage.page(await stage.browser());
  await enterTheatre(observer, people.observer);
  await screen.getByTestId('question').getByRole('button', { name: '准许' }).click();
  await tabOf(observer, /消息/).click();
  await expect(observer.getByRole('log')).toContainText('还在吗');
  await expect(observer.getByRole('textbox')).toHaveCount(0);
  await expectEnglish(gu);
  await gu.getByTestId('join').click();
  await expectLive(gu);
  await gu.keyboard.press('s');
  await expect(gu.getByRole('textbox', { name: 'Write a message' })).toBeFocused();
  await expectAccessible(gu);
  const audit = (await exportedAudit()).join('\n');
  expect(audit).toContain('chat:send');
  expect(audit).not.toContain('血管 6');
});
