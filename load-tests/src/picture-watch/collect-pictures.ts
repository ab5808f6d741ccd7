import type { Page } from '@playwright/test';
import { bundlePageScript } from './bundle-page-script.ts';
import type { PictureRow } from './picture-row.ts';

/** Lets a page gather its presented pictures from its next navigation on. */
export async function preparePictureWatch(page: Page): Promise<void> {
  await page.addInitScript({ content: await bundlePageScript('page.ts') });
}

export const collectPictures = (page: Page): Promise<PictureRow[]> => page.evaluate(() => window.pictureWatch.take());

/** The pictures from the first one on, whose pixels may take a moment to be read. None when the limit passes. */
export async function collectFirstPictures(page: Page, limitMs: number): Promise<PictureRow[]> {
  const found = await page
    .waitForFunction(
      () => {
        const rows = window.pictureWatch.take();
        return rows.length > 0 ? rows : null;
      },
      undefined,
      { timeout: limitMs },
    )
    .catch(() => null);
  return (await found?.jsonValue()) ?? [];
}
