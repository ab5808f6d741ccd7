import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { build } from 'esbuild';
import type { PictureRow } from './picture-row.ts';

export type { PictureRow };

const pageScript = join(import.meta.dirname, 'page.ts');

/** Lets a page gather its presented pictures from its next navigation on. */
export async function preparePictureWatch(page: Page): Promise<void> {
  const { outputFiles } = await build({ entryPoints: [pageScript], bundle: true, write: false, format: 'iife' });
  await page.addInitScript({ content: outputFiles[0]?.text ?? '' });
}

export const collectPictures = (page: Page): Promise<PictureRow[]> => page.evaluate(() => window.pictureWatch.take());
