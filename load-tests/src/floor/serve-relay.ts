import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Browser, Page } from '@playwright/test';
import { WebSocket, WebSocketServer } from 'ws';
import type { StrokeMoment } from '../scenarios/drawing-rules.ts';

/** The least that carries a message from one browser to another: a WebSocket relay of a few lines. */
export interface RelayFloor {
  /** Says so many messages of that many letters, one every few milliseconds. Resolves when they have arrived. */
  readonly say: (
    messages: number,
    letters: number,
    everyMs: number,
  ) => Promise<{ said: StrokeMoment[]; heard: StrokeMoment[] }>;
  readonly close: () => Promise<void>;
}

export async function openRelayFloor(sender: Browser, receiver: Browser): Promise<RelayFloor> {
  const server = createServer((_, response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html>'),
  );
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (socket) => {
    socket.on('message', (data) => {
      for (const other of sockets.clients) {
        if (other !== socket && other.readyState === WebSocket.OPEN) other.send(data.toString());
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('not listening');
  const url = `127.0.0.1:${address.port}`;
  const pages = await Promise.all([sender, receiver].map((browser) => openEnd(browser, url)));
  const [from, to] = pages;
  return {
    say: async (messages, letters, everyMs) => {
      const hearing = to?.evaluate(hearMessages, messages);
      const said = await from?.evaluate(sayMessages, { messages, letters, everyMs });
      return { said: said ?? [], heard: (await hearing) ?? [] };
    },
    close: async () => {
      for (const page of pages) await page.context().close();
      sockets.close();
      server.close();
    },
  };
}

declare global {
  interface Window {
    relay: WebSocket;
  }
}

async function openEnd(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`http://${url}/`);
  await page.evaluate(async (address) => {
    const relay = new window.WebSocket(`ws://${address}/`);
    Object.assign(window, { relay });
    await new Promise((resolve) => relay.addEventListener('open', resolve, { once: true }));
  }, url);
  return page;
}

async function sayMessages(wish: { messages: number; letters: number; everyMs: number }): Promise<StrokeMoment[]> {
  const said: StrokeMoment[] = [];
  for (let points = 1; points <= wish.messages; points += 1) {
    said.push({ strokeId: 'floor', points, at: performance.timeOrigin + performance.now() });
    window.relay.send(`${points} `.padEnd(wish.letters, '.'));
    await new Promise((resolve) => setTimeout(resolve, wish.everyMs));
  }
  return said;
}

function hearMessages(messages: number): Promise<StrokeMoment[]> {
  return new Promise((resolve) => {
    const heard: StrokeMoment[] = [];
    const hear = ({ data }: { readonly data: unknown }) => {
      heard.push({
        strokeId: 'floor',
        points: Number.parseInt(String(data), 10),
        at: performance.timeOrigin + performance.now(),
      });
      if (heard.length < messages) return;
      window.relay.removeEventListener('message', hear);
      resolve(heard);
    };
    window.relay.addEventListener('message', hear);
  });
}
