import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { openBrowser } from '../participants/browser.ts';
import { bundlePageScript } from '../picture-watch/bundle-page-script.ts';
import type { CodecOrder } from './codec-page.ts';

/** Where a film's pictures come from, and where they go when they went through its codecs. */
export interface CodecTask {
  /** I420 bytes of a picture. */
  readonly pictureOf: (number: number) => Uint8Array;
  /** Luma of half width and half height. Numbers go up; one that the encoder left out never comes. */
  readonly onDecoded: (codec: number, number: number, luma: Uint8Array) => void;
}

export interface CodecStage {
  /** Sends a film through the encoders and decoders of a real browser, all codecs at once. */
  readonly run: (order: CodecOrder, task: CodecTask) => Promise<void>;
  readonly close: () => Promise<void>;
}

export async function openCodecStage(): Promise<CodecStage> {
  let task: CodecTask | null = null;
  // Codecs are there on secure origins only; this machine's own address is one.
  const server = createServer((request, response) => void answer(task, request, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const browser = await openBrowser();
  const page = await browser.newPage();
  await page.addInitScript({ content: await bundlePageScript('../tracking/codec-page.ts') });
  await page.goto(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`);
  return {
    run: async (order, wanted) => {
      task = wanted;
      await page.evaluate((given) => window.throughCodecs(given), order);
      task = null;
    },
    close: async () => {
      await browser.close();
      server.close();
    },
  };
}

async function answer(task: CodecTask | null, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [, what, ...numbers] = request.url?.split('/') ?? [];
  const [first = 0, second = 0] = numbers.map(Number);
  if (what === 'picture' && task) return void response.end(task.pictureOf(first));
  if (what === 'decoded' && task) task.onDecoded(first, second, await buffer(request));
  response.end();
}
