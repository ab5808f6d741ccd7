import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../participants/browser.ts';
import { bundlePageScript } from './bundle-page-script.ts';

const closing: (() => unknown)[] = [];
let page: Page;

beforeAll(async () => {
  // Codecs are there on secure origins only; this machine's own address is one.
  const server = createServer((_, response) => response.end()).listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(() => server.close());
  const address = server.address();
  const browser = await openBrowser();
  closing.push(() => browser.close());
  page = await browser.newPage();
  await page.addInitScript({ content: await bundlePageScript('codec-page.ts') });
  await page.goto(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`);
}, 60_000);

afterAll(async () => {
  for (const close of closing.reverse()) await close();
});

describe('a timecode in a real codec at 500 kbps', { timeout: 60_000 }, () => {
  it.each([
    ['vp8', 1280, 720],
    ['vp8', 320, 180],
    ['avc1.42e01f', 1280, 720],
    ['avc1.42e01f', 320, 180],
  ] as const)('is read from every picture: %s shown at %i×%i', async (codec, shownWidth, shownHeight) => {
    const trial = { codec, bitrateBps: 500_000, frames: 45, shownWidth, shownHeight };
    const { drawn, read } = await page.evaluate((wanted) => window.tryCodec(wanted), trial);
    expect(read).toEqual(drawn);
  });
});
