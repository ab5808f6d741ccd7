import type { Page } from '@playwright/test';
import { bundlePageScript } from './bundle-page-script.ts';
import type { PictureRow } from './picture-row.ts';

/** Lets a page gather its presented pictures from its next navigation on. */
export async function preparePictureWatch(page: Page): Promise<void> {
  await page.addInitScript({ content: await bundlePageScript('page.ts') });
}

export const collectPictures = (page: Page): Promise<PictureRow[]> => page.evaluate(() => window.pictureWatch.take());
