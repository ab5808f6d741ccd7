import { once } from 'node:events';
import type { Server } from 'node:http';
import { afterEach, expect, it } from 'vitest';
import { clientAddressOf } from './client-address.ts';
import { createHttpServer } from './http-server.ts';

let server: Server;
afterEach(() => server?.close());

async function askAddress(headers: Record<string, string>): Promise<string> {
  server = createHttpServer((request, response) => response.end(request.headers['x-client-address']));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('no port');
  return (await fetch(`http://127.0.0.1:${address.port}/`, { headers })).text();
}

it('tells routes the address of the peer, over what a client claims', async () => {
  expect(await askAddress({ 'x-client-address': '203.0.113.1' })).toBe('127.0.0.1');
});

it('believes a proxy on this machine about its own peer only', async () => {
  expect(await askAddress({ 'x-forwarded-for': '198.51.100.7, 203.0.113.1' })).toBe('203.0.113.1');
});

it('believes nobody else, and no nonsense', () => {
  const from = (remoteAddress: string, forwarded: string) =>
    clientAddressOf({ headers: { 'x-forwarded-for': forwarded }, socket: { remoteAddress } });
  expect(from('192.0.2.5', '203.0.113.1')).toBe('192.0.2.5');
  expect(from('::1', 'nonsense')).toBe('::1');
});
