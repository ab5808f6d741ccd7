import type { Browser, Page } from '@playwright/test';
import type { CameraSource } from '@scrubline/contract';
import type { RunningProduct } from '../product/start-product.ts';
import type { PageWish } from './browser.ts';

/** The theatre's computer: paired once. */
export interface Rig {
  /** Begins the first operation of the day, shows the phantom as its endoscope and waits until that gives pictures. */
  readonly begin: () => Promise<void>;
  /** The same with a camera of the computer for each source; waits until all of them give pictures. */
  readonly beginWithCameras: (sources: readonly CameraSource[]) => Promise<void>;
  readonly page: Page;
  readonly end: () => Promise<void>;
}

export async function pairRig(
  browser: Browser,
  product: RunningProduct,
  { prepare = async () => undefined, deviceScaleFactor = 1 }: PageWish = {},
): Promise<Rig> {
  const context = await browser.newContext({
    baseURL: product.url,
    locale: 'en',
    viewport: { width: 1440, height: 900 },
    deviceScaleFactor,
  });
  const page = await context.newPage();
  await prepare(page);
  await page.goto('/rig');
  await page.getByRole('textbox').fill(product.pairingCode);
  await page.locator('button[type="submit"]').click();
  await page.getByTestId('start-consultation').first().waitFor();
  const startOperation = async () => {
    await page.goto('/rig');
    await page.getByTestId('start-consultation').first().click();
  };
  return {
    page,
    begin: async () => {
      await startOperation();
      await showPhantom(page);
    },
    beginWithCameras: async (sources) => {
      await startOperation();
      for (const source of sources) await addCamera(page, source);
    },
    end: async () => {
      await page.getByTestId('leave-room').click();
      await page.goto('about:blank');
    },
  };
}

async function showPhantom(page: Page): Promise<void> {
  const card = page.getByTestId('camera-endoscope');
  await card.getByRole('combobox').click();
  await page.getByRole('option', { name: /Model|模型/ }).click();
  await untilMoving(page, 'endoscope');
}

/** In both languages: which one a new browser is shown is the product's to decide. */
const sourceNames: Partial<Record<CameraSource, RegExp>> = {
  'field-overhead': /Field from above|术野/,
  room: /Room|全景/,
  monitor: /Monitor|监护/,
};

/** The endoscope's card is there from the start. */
async function addCamera(page: Page, source: CameraSource): Promise<void> {
  const name = sourceNames[source];
  if (name) {
    await page.getByRole('combobox', { name: /Add a picture|添加画面/ }).click();
    await page.getByRole('option', { name }).click();
  }
  await untilMoving(page, source);
}

async function untilMoving(page: Page, source: CameraSource): Promise<void> {
  await page.waitForFunction((shown) => {
    const video = document.querySelector(`[data-testid="camera-${shown}"] video`);
    return video instanceof HTMLVideoElement && video.currentTime > 0;
  }, source);
}
