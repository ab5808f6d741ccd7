import type { Browser, Page } from '@playwright/test';
import type { RunningProduct } from '../product/start-product.ts';

/** The theatre's computer: paired once, showing the phantom as its endoscope. */
export interface Rig {
  /** Begins the first operation of the day and waits until the camera gives pictures. */
  readonly begin: () => Promise<void>;
  readonly end: () => Promise<void>;
}

export async function pairRig(browser: Browser, product: RunningProduct): Promise<Rig> {
  const context = await browser.newContext({
    baseURL: product.url,
    locale: 'en',
    viewport: { width: 1440, height: 900 },
  });
  const page = await context.newPage();
  await page.goto('/rig');
  await page.getByRole('textbox').fill(product.pairingCode);
  await page.locator('button[type="submit"]').click();
  await page.getByTestId('start-consultation').first().waitFor();
  return {
    begin: async () => {
      await page.goto('/rig');
      await page.getByTestId('start-consultation').first().click();
      await showPhantom(page);
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
  await page.waitForFunction(() => {
    const video = document.querySelector('[data-testid="camera-endoscope"] video');
    return video instanceof HTMLVideoElement && video.currentTime > 0;
  });
}
