import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { build } from 'esbuild';
import type { RunningProduct } from '../product/start-product.ts';

/** A page of its own that sends a picture to a room and shows what comes back of it through the media-server. */
export interface LoopedPicture {
  /** When each picture was presented since the last time. Milliseconds since 1970. */
  readonly presented: () => Promise<number[]>;
  readonly close: () => Promise<void>;
}

/** It lives under the product's own origin, for signaling lets in no other; the product itself is not asked for it. */
const path = '/looped-picture';

/** Resolves with the first presented picture. */
export async function openLoopedPicture(
  context: BrowserContext,
  product: RunningProduct,
  ticket: string,
): Promise<LoopedPicture> {
  const page = await context.newPage();
  await servePage(page, product.url);
  await page.goto(`${product.url}${path}`);
  await page.waitForFunction(() => 'loopedPicture' in window);
  const signalingUrl = `http://localhost:${product.signalingPort}`;
  await page.evaluate((entry) => window.loopedPicture.enter(entry), { signalingUrl, ticket });
  return {
    presented: () => page.evaluate(() => window.loopedPicture.takePresented()),
    close: () => page.close(),
  };
}

async function servePage(page: Page, origin: string): Promise<void> {
  const entryPoints = [join(import.meta.dirname, 'looped-picture-page.ts')];
  const { outputFiles } = await build({ entryPoints, bundle: true, write: false, format: 'esm', target: 'esnext' });
  const script = outputFiles[0]?.text ?? '';
  const html = `<!doctype html><html lang="en"><title>Looped</title><script type="module" src="${path}.js"></script>`;
  await page.route(`${origin}${path}`, (route) => route.fulfill({ contentType: 'text/html', body: html }));
  await page.route(`${origin}${path}.js`, (route) => route.fulfill({ contentType: 'text/javascript', body: script }));
}
