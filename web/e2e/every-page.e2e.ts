import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { people } from './support/product.ts';
import {
  expect,
  expectLive,
  openRig,
  openTheatreScreen,
  signIn,
  startOperation,
  test,
  viewports,
} from './support/stage.ts';

/** What stands on Chinese pages too: names, units, keys, what camera people say, and the short names of paired rigs. */
const sameInBoth =
  /\b(Scrubline|English|Mbps|ms|\d+p\d+|D2|L|Chrome|Edge|Esc|Fake [A-Za-z ]+\d?|fake_device_\d|[a-z.]+@scrubline\.example|[0-9A-F]{4})\b/g;

async function expectGood(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n')}`)).toEqual([]);
}

async function expectChinese(page: Page): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  const shown = await page.locator('body').innerText();
  expect(shown.replaceAll(sameInBoth, '').match(/[A-Za-z]{2,}/g) ?? []).toEqual([]);
}

async function expectEnglish(page: Page): Promise<void> {
  await page.context().addCookies([{ name: 'language', value: 'en', url: page.url() }]);
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
}

test('everyday pages are accessible and in one language', async ({ stage }) => {
  const browser = await stage.browser();
  for (const look of [viewports.console, viewports.phone]) {
    const page = await stage.page(browser, look);
    await page.goto('/sign-in');
    await expectChinese(page);
    await expectGood(page);
    await signIn(page, people.specialist);
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    await expectChinese(page);
    await expectGood(page);
    await page.goto('/no-such-page');
    await expectChinese(page);
    await expectGood(page);
    await page.goto('/day');
    await expectEnglish(page);
    await expectGood(page);
  }
  const desk = await stage.page(browser);
  await signIn(desk, people.coordinator);
  const administration = ['theatres', 'consultations', 'consultations/new', 'consultations/demo-gastrectomy'];
  for (const page of administration) {
    await desk.goto(`/admin/${page}`);
    await expect(desk.getByRole('heading', { level: 1 })).toHaveCount(1);
    await expectChinese(desk);
    await expectGood(desk);
  }
  await desk.goto('/invite');
  await expect(desk.getByRole('heading', { level: 1 })).toHaveCount(1);
  await expectChinese(desk);
  await expectGood(desk);
  const assistant = await stage.page(browser);
  await signIn(assistant, people.assistantDoctor);
  await expectChinese(assistant);
  await expectGood(assistant);
});

test('pages name what can be filled in and pressed before their scripts have run', async ({ stage }) => {
  const page = await stage.page(await stage.browser());
  const withoutScripts = () => page.route('**/_next/static/**/*.js', (route) => route.abort());
  await withoutScripts();
  await page.goto('/sign-in');
  await expectGood(page);
  await page.unrouteAll();
  await signIn(page, people.coordinator);
  await withoutScripts();
  for (const path of ['/account', '/admin/consultations/new', '/admin/consultations/demo-gastrectomy']) {
    await page.goto(path);
    await expectGood(page);
  }
});

test('the pages of an operation are accessible and in one language', async ({ stage }) => {
  const theatreBrowser = await stage.browser();
  const unpaired = await stage.page(theatreBrowser);
  await unpaired.goto('/rig');
  await expect(unpaired.getByRole('textbox')).toBeVisible();
  await expectChinese(unpaired);
  await expectGood(unpaired);

  const rig = await openRig(stage, theatreBrowser);
  await expectChinese(rig);
  await expectGood(rig);
  await startOperation(rig, 'phantom');
  await expectChinese(rig);
  await expectGood(rig);
  const screen = await openTheatreScreen(rig);

  for (const look of [viewports.console, viewports.phone]) {
    const console = await stage.page(await stage.browser(), look);
    await signIn(console, people.specialist);
    await console.locator('a[href^="/theatre/"]').first().click();
    await expect(console.getByTestId('join')).toBeVisible();
    await expectChinese(console);
    await expectGood(console);
    await console.getByTestId('join').click();
    await expectLive(console);
    await expectChinese(console);
    await expectGood(console);
    await expectLive(screen);
    await expectChinese(screen);
    await expectGood(screen);
    await screen.getByTestId('set-pedals').click();
    await expect(screen.getByTestId('pedal-sheet')).toBeVisible();
    await expectChinese(screen);
    await expectGood(screen);
    await screen.getByRole('button', { name: '关闭' }).click();
    await console.getByTestId('leave-room').click();
    await expectEnglish(console);
    await expectGood(console);
  }
  await expectEnglish(rig);
  await expectGood(rig);
});

test('the console can be used by keyboard alone', async ({ stage }) => {
  const rig = await openRig(stage, await stage.browser());
  await startOperation(rig, 'phantom');
  const console = await stage.page(await stage.browser());
  await signIn(console, people.specialist);
  await tabTo(console, 'a[href^="/theatre/"]');
  await console.keyboard.press('Enter');
  await expect(console.getByTestId('join')).toBeVisible();
  await tabTo(console, '[data-testid="join"]');
  await console.keyboard.press('Enter');
  await expectLive(console);

  await console.locator('body').press('Space');
  await expect(console.getByTestId('microphone')).toHaveAttribute('aria-pressed', 'false');
  const panel = console.getByRole('complementary');
  await expect(panel).toBeVisible();
  await console.keyboard.press('l');
  await expect(panel).toBeHidden();
  const unreached = await unreachedByTab(console);
  expect(unreached).toEqual([]);
});

async function tabTo(page: Page, selector: string): Promise<void> {
  await expect(async () => {
    await page.keyboard.press('Tab');
    expect(await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)).toBe(true);
  }).toPass({ intervals: [10] });
}

/** Controls that sixty presses of Tab do not reach. Of a group of choices Tab reaches the chosen one, arrows the rest. */
async function unreachedByTab(page: Page): Promise<readonly string[]> {
  const reached = new Set<string>();
  for (let press = 0; press < 60; press++) {
    await page.keyboard.press('Tab');
    reached.add(await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200) ?? ''));
  }
  const controls = await page
    .locator(
      'a[href]:visible, button:enabled:not([role="tab"][aria-selected="false"]):visible, input:not([type="radio"]):visible',
    )
    .evaluateAll((elements) => elements.map((element) => element.outerHTML.slice(0, 200)));
  return controls.filter((control) => !reached.has(control));
}
