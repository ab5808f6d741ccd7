import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContext, Request, WebSocket } from '@playwright/test';
import { z } from 'zod';
import { product } from './product.ts';

/** What the pages of a story asked for, and what people typed or were given that belongs in nobody's log. */
export interface Seen {
  readonly addresses: string[];
  readonly secrets: string[];
}

const SeenLine = z.object({ addresses: z.array(z.string()), secrets: z.array(z.string()) });
const fileIn = (dataDirectory: string) => join(dataDirectory, 'seen-by-stories.ndjson');

/** Follows every page of a context. */
export function followPages(context: BrowserContext): Seen {
  const seen: Seen = { addresses: [], secrets: [] };
  context.on('request', (request) => {
    seen.addresses.push(decodeURIComponent(request.url()));
    seen.secrets.push(...textsOf(bodyOf(request)));
  });
  context.on('page', (page) => {
    page.on('websocket', (socket) => {
      seen.addresses.push(decodeURIComponent(socket.url()));
      followTokens(socket, seen);
    });
  });
  return seen;
}

function followTokens(socket: WebSocket, seen: Seen): void {
  socket.on('framereceived', ({ payload }) => {
    const token = String(payload).match(/"session:resume-token",\{"resumeToken":"([^"]+)"/)?.[1];
    if (token) seen.secrets.push(token);
  });
}

/** Kept for the end of the last story, which may run in another process. */
export async function keepSeen(context: BrowserContext, { addresses, secrets }: Seen): Promise<void> {
  const cookies = (await context.cookies()).flatMap(({ name, value }) => (isSession(name) ? [value] : []));
  const line = JSON.stringify({ addresses, secrets: [...secrets, ...cookies] } satisfies Seen);
  await appendFile(fileIn(product().dataDirectory), `${line}\n`);
}

const isSession = (cookieName: string): boolean => /session|invitation|guest/.test(cookieName);

export async function readSeen(dataDirectory: string): Promise<Seen> {
  const lines = (await readFile(fileIn(dataDirectory), 'utf8')).trim().split('\n');
  const parsed = lines.map((line) => SeenLine.parse(JSON.parse(line)));
  return {
    addresses: parsed.flatMap(({ addresses }) => addresses),
    secrets: [...new Set(parsed.flatMap(({ secrets }) => secrets))],
  };
}

function bodyOf(request: Request): unknown {
  try {
    return request.postDataJSON();
  } catch {
    return null;
  }
}

/** Every text in a body but identifiers, words of the code, times, and what is too short to be told from others. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return isTelling(value) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsOf);
}

const isTelling = (text: string): boolean =>
  /\p{Script=Han}{2}/u.test(text) ||
  (text.length >= 8 && !/^[a-z0-9-]*$/.test(text) && !/^[\d\-:.TZ+]*$/.test(text) && !/^\/[\w/-]*$/.test(text));
