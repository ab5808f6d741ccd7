import { type BrowserContext, type BrowserContextOptions, test as base, expect, type Page } from '@playwright/test';
import { z } from 'zod';
import { type BrowserWish, type OpenedBrowser, openBrowser } from './browsers.ts';
import { people, product } from './product.ts';
import { followPages, keepSeen, type Seen } from './seen.ts';

/** 1440×900 is the console's, 1920×1080 the theatre screen's, 390×844 a phone's. */
export const viewports = {
  console: { viewport: { width: 1440, height: 900 } },
  theatre: { viewport: { width: 1920, height: 1080 } },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
} as const satisfies Record<string, BrowserContextOptions>;

/** Opens browsers and pages for the people of a story, and sees everybody out at its end. */
export interface Stage {
  /** A browser process of its own. */
  readonly browser: (wish?: BrowserWish) => Promise<OpenedBrowser>;
  readonly page: (browser: OpenedBrowser, options?: BrowserContextOptions) => Promise<Page>;
}

export const test = base.extend<{ stage: Stage }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's wishes from this pattern.
  stage: async ({}, use) => {
    const browsers: OpenedBrowser[] = [];
    const contexts = new Map<BrowserContext, Seen>();
    const violations: string[] = [];
    await use({
      browser: async (wish) => {
        const opened = await openBrowser(wish);
        browsers.push(opened);
        return opened;
      },
      page: async ({ browser }, options = viewports.console) => {
        const context = await browser.newContext({
          baseURL: product().baseUrl,
          locale: 'zh-CN',
          timezoneId: 'Asia/Shanghai',
          ...options,
        });
        contexts.set(context, followPages(context));
        // Whatever a page does in a story, it keeps to its own policy.
        context.on('console', (message) => {
          if (message.text().includes('Content Security Policy')) violations.push(message.text());
        });
        return context.newPage();
      },
    });
    // Nobody may haunt the room of the next story for the length of the grace period.
    for (const page of [...contexts.keys()].flatMap((context) => context.pages())) await leaveRoom(page);
    for (const [context, seen] of contexts) await keepSeen(context, seen);
    for (const { close } of browsers) await close();
    expect(violations).toEqual([]);
  },
});

async function leaveRoom(page: Page): Promise<void> {
  const leave = page.getByTestId('leave-room');
  if (!page.isClosed() && (await leave.count()) > 0) await leave.first().click({ timeout: 15_000 });
}

export { expect };

export async function signIn(page: Page, email: string): Promise<void> {
  await page.goto('/sign-in');
  await page.locator('input[type="email"]').fill(email);
  await page.locator('input[type="password"]').fill(product().password);
  await page.locator('button[type="submit"]').click();
  // By way of `/`, which knows where each role begins.
  await page.waitForURL(({ pathname }) => pathname !== '/sign-in' && pathname !== '/');
}

const PairingCode = z.object({ code: z.string() });

/** A code from the coordinator's page for the second theatre of the demonstration's county hospital. */
async function drawPairingCode(browser: OpenedBrowser): Promise<string> {
  const context = await browser.browser.newContext({ baseURL: product().baseUrl, locale: 'zh-CN' });
  const page = await context.newPage();
  await signIn(page, people.coordinator);
  // Not from inside the page: it may still be on its way from the sign-in to its first list.
  const response = await page.request.post('/api/theatres/demo-dongling-2/pairing-codes', {
    headers: { origin: product().baseUrl },
  });
  const { code } = PairingCode.parse(await response.json());
  await context.close();
  return code;
}

/** A theatre's computer, paired and ready to start an operation. */
export async function openRig(stage: Stage, browser: OpenedBrowser): Promise<Page> {
  const code = await drawPairingCode(browser);
  const page = await stage.page(browser);
  await page.goto('/rig');
  await page.getByRole('textbox').fill(code);
  await page.locator('button[type="submit"]').click();
  await expect(page.getByTestId('start-consultation').first()).toBeVisible();
  return page;
}

export async function startOperation(rig: Page, camera: 'phantom' | 'device'): Promise<void> {
  await rig.getByTestId('start-consultation').first().click();
  const card = rig.getByTestId('camera-endoscope');
  if (camera === 'phantom') await chooseCamera(rig, /模型/);
  await expect(card.getByText('正常')).toBeVisible();
}

/** A second picture beside the endoscope's, drawn like it. */
export async function addOverhead(rig: Page): Promise<void> {
  await rig.getByRole('combobox', { name: '添加画面' }).click();
  await rig.getByRole('option', { name: /术野/ }).click();
  const card = rig.getByTestId('camera-field-overhead');
  await card.getByRole('combobox').click();
  await rig.getByRole('option', { name: /模型/ }).click();
  await expect(card.getByText('正常')).toBeVisible();
}

/** The theatre's second page, as a window of the rig's. */
export async function openTheatreScreen(rig: Page): Promise<Page> {
  const opening = rig.waitForEvent('popup');
  await rig.getByRole('button', { name: '打开手术间屏幕' }).click();
  const screen = await opening;
  await screen.setViewportSize(viewports.theatre.viewport);
  return screen;
}

export async function chooseCamera(rig: Page, name: RegExp): Promise<void> {
  await rig.getByTestId('camera-endoscope').getByRole('combobox').click();
  await rig.getByRole('option', { name }).click();
}

/** A specialist from the day's list into the room. */
export async function enterTheatre(page: Page, email: string = people.specialist): Promise<void> {
  await signIn(page, email);
  await page.locator('a[href^="/theatre/"]').first().click();
  await page.getByTestId('join').click();
}

/** The large picture of a console or a theatre screen. */
export const stageVideo = (page: Page, source = 'endoscope') =>
  page.locator(`section[data-camera-source="${source}"] video`);

/** Waits until the picture there is live, by the page's own word. */
export async function expectLive(page: Page, source = 'endoscope'): Promise<void> {
  await expect(page.locator(`section[data-camera-source="${source}"] [data-condition="live"]`)).toBeVisible();
}
