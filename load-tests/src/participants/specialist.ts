import type { Browser, Page } from '@playwright/test';
import { RoomId } from '@scrubline/contract';
import { collectFirstPictures, collectPictures, preparePictureWatch } from '../picture-watch/collect-pictures.ts';
import type { PictureRow } from '../picture-watch/picture-row.ts';
import type { RunningProduct } from '../product/start-product.ts';
import type { PageWish } from './browser.ts';

/** The specialist in another hospital, at a desk. */
export interface Specialist {
  readonly page: Page;
  /** Where they enter. */
  readonly roomId: RoomId;
  /** Opens the lobby and waits until the page rests. */
  readonly openLobby: () => Promise<void>;
  /** Presses "join" and waits for the first picture of the endoscope. Milliseconds; null when none came in time. */
  readonly join: () => Promise<number | null>;
  readonly leave: () => Promise<void>;
  /** The pictures presented since the last time this was asked. */
  readonly pictures: () => Promise<PictureRow[]>;
  /** Waits until there are pictures to hand over; none when that takes too long. */
  readonly firstPictures: () => Promise<PictureRow[]>;
}

const firstPictureLimitMs = 15_000;
const firstPicture = '[data-camera-source="endoscope"] [data-first-frame-at]';

/** Unless told otherwise, a page is given what reads timecodes. */
export interface SpecialistWish extends PageWish {
  /** Which of the demonstration's specialists, from 0. */
  readonly which?: number;
}

export async function signInSpecialist(
  browser: Browser,
  product: RunningProduct,
  { which = 0, prepare = preparePictureWatch, deviceScaleFactor = 1 }: SpecialistWish = {},
): Promise<Specialist> {
  const context = await browser.newContext({
    baseURL: product.url,
    locale: 'en',
    viewport: { width: 1440, height: 900 },
    deviceScaleFactor,
  });
  const page = await context.newPage();
  await prepare(page);
  await page.goto('/sign-in');
  await page.locator('input[type="email"]').fill(product.specialistEmails[which] ?? '');
  await page.locator('input[type="password"]').fill(product.password);
  await page.locator('button[type="submit"]').click();
  const link = page.locator('a[href^="/theatre/"]').first();
  const theatre = (await link.getAttribute('href')) ?? '/day';
  return {
    page,
    roomId: RoomId.parse(theatre.split('/').at(-1)),
    openLobby: async () => {
      await page.goto(theatre);
      await page.getByTestId('join').waitFor();
      await page.waitForLoadState('networkidle');
    },
    join: () => timedJoin(page),
    leave: async () => {
      await page.getByTestId('leave-room').first().click();
      await page.goto('about:blank');
    },
    pictures: () => collectPictures(page),
    firstPictures: () => collectFirstPictures(page, firstPictureLimitMs),
  };
}

async function timedJoin(page: Page): Promise<number | null> {
  await page.getByTestId('join').click();
  const shown = page.locator(firstPicture).first();
  try {
    await shown.waitFor({ state: 'attached', timeout: firstPictureLimitMs });
  } catch {
    return null;
  }
  const shownAt = Number(await shown.getAttribute('data-first-frame-at'));
  const pressedAt = await page.evaluate(() => {
    const [mark] = performance.getEntriesByName('join-clicked').slice(-1);
    return mark ? performance.timeOrigin + mark.startTime : Number.NaN;
  });
  return shownAt - pressedAt;
}
