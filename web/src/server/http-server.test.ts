import { once } from 'node:events';
import { type Server, request as sendRequest } from 'node:http';
import { connect } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { clientAddressOf } from './client-address.ts';
import { createHttpServer, mostConnections } from './http-server.ts';

let server: Server;
afterEach(() => server?.close());

const place = { publicUrl: 'http://web.example', signalingUrl: 'http://signaling.example:3001', development: false };

async function listen(publicUrl = place.publicUrl): Promise<number> {
  server = createHttpServer((request, response) => response.end(JSON.stringify(request.headers)), {
    ...place,
    publicUrl,
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('no port');
  return address.port;
}

const ask = async (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${await listen()}${path}`, init);
const askAddress = async (headers: Record<string, string>) =>
  (await (await ask('/', { headers })).json())['x-client-address'];

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

it('lets nobody speak for Next or for a proxy', async () => {
  const claimed = [
    'x-middleware-subrequest',
    'x-middleware-override-headers',
    'x-invoke-path',
    'x-nextjs-data',
    'x-matched-path',
    'x-forwarded-host',
    'x-original-url',
    'forwarded',
  ];
  const response = await ask('/', { headers: Object.fromEntries(claimed.map((name) => [name, 'src/proxy'])) });
  const told = Object.keys(await response.json());
  expect(told.filter((name) => claimed.includes(name))).toEqual([]);
});

it('gives each page a nonce of its own, which Next is told and a client cannot choose', async () => {
  const port = await listen();
  const nonces = new Set<string>();
  for (let pages = 0; pages < 3; pages += 1) {
    const headers = { 'content-security-policy': "script-src 'nonce-mine'" };
    const response = await fetch(`http://127.0.0.1:${port}/day`, { headers });
    const policy = response.headers.get('content-security-policy') ?? '';
    expect((await response.json())['content-security-policy']).toBe(policy);
    nonces.add(/'nonce-([^']+)'/.exec(policy)?.[1] ?? '');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("connect-src 'self' http://signaling.example:3001 ws://signaling.example:3001;");
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
  }
  expect(nonces.size).toBe(3);
  expect(nonces.has('mine')).toBe(false);
});

it('guards every answer, and asks for https where it is https', async () => {
  const plain = await ask('/api/health');
  expect(Object.fromEntries(plain.headers)).toMatchObject({
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'same-origin',
    'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
  });
  expect(plain.headers.get('strict-transport-security')).toBeNull();
  server.close();
  const secure = await fetch(`http://127.0.0.1:${await listen('https://web.example')}/day`);
  expect(secure.headers.get('strict-transport-security')).toBe('max-age=31536000');
  expect(secure.headers.get('content-security-policy')).toContain('upgrade-insecure-requests');
});

it.each([
  ['POST', '/day', 405],
  ['POST', '/', 405],
  ['PUT', '/api/health', 405],
  ['DELETE', '/day', 405],
  ['PATCH', '/day', 405],
  ['OPTIONS', '/api/health', 405],
  ['TRACE', '/', 405],
  ['PROPFIND', '/', 405],
  ['GET', '//evil.example/', 404],
  ['GET', '/_next/static/../../main.ts', 404],
  ['GET', '/_next/static/%2e%2e/%2e%2e/main.ts', 404],
  ['GET', '/_next/static/..%2f..%2fmain.ts', 404],
  ['GET', '/..%5c..%5cmain.ts', 404],
  ['GET', 'http://evil.example/', 404],
  ['POST', '/api/x', 200],
  ['GET', '/file.with..dots?next=../x', 200],
])('answers %s %s with %d', async (method, path, status) => {
  const sent = sendRequest({ host: '127.0.0.1', port: await listen(), method, path });
  sent.end();
  const [response] = await once(sent, 'response');
  expect(response.statusCode).toBe(status);
  response.resume();
});

it('takes no Server Action, wherever it is sent', async () => {
  for (const path of ['/', '/day', '/api/health']) {
    const refused = await ask(path, { method: 'POST', headers: { 'next-action': 'x' }, body: '["$1:__proto__:then"]' });
    expect([refused.status, await refused.json()]).toEqual([405, { code: 'not-permitted' }]);
    server.close();
  }
});

it('lets go of whoever sends headers drop by drop', async () => {
  const port = await listen();
  server.headersTimeout = 200;
  const socket = connect(port, '127.0.0.1');
  socket.write('GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ');
  socket.resume();
  await once(socket, 'close');
});

it('takes no more connections than it has files for, and serves those it has', async () => {
  const port = await listen();
  expect(server.maxConnections).toBe(mostConnections);
  server.maxConnections = 1;
  const first = connect(port, '127.0.0.1');
  await once(first, 'connect');
  const second = connect(port, '127.0.0.1').resume();
  await once(second, 'close');
  first.write('GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
  const [answer] = await once(first, 'data');
  expect(String(answer)).toContain('200 OK');
});
