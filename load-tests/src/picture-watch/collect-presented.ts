import type { Page } from '@playwright/test';
import { bundlePageScript } from './bundle-page-script.ts';

/** Lets a page note when it presents pictures, from its next navigation on. Cheaper than reading their timecodes. */
export async function preparePresentedWatch(page: Page): Promise<void> {
  await page.addInitScript({ content: await bundlePageScript('presented-page.ts') });
}

/** When each picture was presented since the last time, by camera source. Milliseconds since 1970. */
export const collectPresented = (page: Page): Promise<Record<string, number[]>> =>
  page.evaluate(() => window.takePresented());
