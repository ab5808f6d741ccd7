import type { BrowserContext } from '@playwright/test';
import { people, pidOf, product } from './support/product.ts';
import { askRaw, type RawAsk, writeUntilClosed } from './support/raw-http.ts';
import { expect, signIn, test } from './support/stage.ts';

const ask = (sent: RawAsk) => askRaw(product().baseUrl, sent);
const json = { 'content-type': 'application/json' };
const origin = () => ({ origin: product().baseUrl });
const cookiesOf = async (context: BrowserContext) =>
  (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');

const staffPages = ['/day', '/account', '/admin', '/admin/people', '/admin/audit', '/theatre/demo-gastrectomy'];

/** web is still there, and is still the same process. */
async function expectAlive(pid: number): Promise<void> {
  expect((await ask({ path: '/api/health' })).status).toBe(200);
  expect(await pidOf('web')).toBe(pid);
}

test('no header makes a page believe that somebody was checked (CVE-2025-29927)', async () => {
  const names = ['middleware', 'src/middleware', 'proxy', 'src/proxy', 'pages/_middleware'];
  const claims: Record<string, string>[] = [];
  for (const name of names) {
    claims.push({ 'x-middleware-subrequest': name });
    claims.push({ 'x-middleware-subrequest': Array.from({ length: 6 }, () => name).join(':') });
    claims.push({ 'x-middleware-subrequest': name, 'x-middleware-subrequest-id': 'x' });
  }
  claims.push(
    { 'x-middleware-next': '1', 'x-middleware-rewrite': '/admin' },
    { 'x-middleware-override-headers': 'cookie', 'x-middleware-request-cookie': 'x=1' },
    { 'x-invoke-path': '/admin', 'x-invoke-status': '200', 'x-matched-path': '/admin' },
    { 'x-original-url': '/admin', 'x-rewrite-url': '/admin', 'x-forwarded-host': 'evil.example' },
    { rsc: '1', 'next-router-prefetch': '1' },
  );
  for (const path of staffPages) {
    for (const headers of claims) {
      const { status, text } = await ask({ path, headers });
      // Sent away with a redirect, or with one inside the page that Next had begun to send.
      const sentAway = status === 307 || text.includes('/sign-in');
      expect([path, headers, sentAway]).toEqual([path, headers, true]);
      expect(text).not.toMatch(/@scrubline\.example|腹腔镜|Laparoscopic/);
    }
  }
});

test('nothing that is sent to a Server Action is taken apart, and web lives on (CVE-2025-55182)', async () => {
  const pid = await pidOf('web');
  const boundary = 'x';
  const part = (name: string, value: string) =>
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const stolen = JSON.stringify({
    // biome-ignore lint/suspicious/noThenProperty: this is the attack.
    then: '$1:__proto__:then',
    status: 'resolved_model',
    reason: -1,
    value: '{"then":"$B0"}',
    _response: { _prefix: 'process.exit(7);', _formData: { get: '$1:constructor:constructor' } },
  });
  const chunks = `${part('0', stolen)}${part('1', '"$@0"')}${part('$ACTION_REF_0', '')}${part('$ACTION_0:0', stolen)}--${boundary}--\r\n`;
  const types = [
    `multipart/form-data; boundary=${boundary}`,
    'text/plain;charset=UTF-8',
    'application/x-www-form-urlencoded',
  ];
  const actions: Record<string, string>[] = [
    {},
    { 'next-action': 'x' },
    { 'next-action': '0'.repeat(42), accept: 'text/x-component' },
  ];
  for (const path of ['/', '/sign-in', '/day', '/rig', '/api/health', '/api/session/keep', '/no-such-page']) {
    for (const type of types) {
      for (const action of actions) {
        if (path.startsWith('/api/') && !action['next-action']) continue;
        const headers = { ...origin(), 'content-type': type, ...action };
        const { status, text } = await ask({ method: 'POST', path, headers, body: chunks });
        expect([path, status, JSON.parse(text)]).toEqual([path, 405, { code: 'not-permitted' }]);
      }
    }
  }
  // Our own routes read JSON, in which these are mere words.
  for (const body of [stolen, '["$1:__proto__:then"]', '{"__proto__":{"email":"x","password":"x"}}']) {
    const { status, text } = await ask({
      method: 'POST',
      path: '/api/auth/sign-in/email',
      headers: { ...origin(), ...json },
      body,
    });
    expect([status, JSON.parse(text)]).toEqual([400, { code: 'body-invalid' }]);
  }
  await expectAlive(pid);
});

test('a page of another site changes nothing, even with the cookies of somebody signed in', async ({ stage }) => {
  const page = await stage.page(await stage.browser());
  await signIn(page, people.coordinator);
  const cookie = await cookiesOf(page.context());
  const path = '/api/theatres/demo-dongling-1/pairing-codes';
  const foreign: Record<string, string>[] = [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: `${product().baseUrl}.evil.example` },
    { origin: product().baseUrl.replace('http:', 'https:') },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { ...origin(), 'sec-fetch-site': 'cross-site' },
  ];
  for (const headers of foreign) {
    const { status, text } = await ask({ method: 'POST', path, headers: { cookie, ...headers } });
    expect([headers, status, JSON.parse(text)]).toEqual([headers, 403, { code: 'origin-refused' }]);
    const signOut = await ask({
      method: 'POST',
      path: '/api/auth/sign-out',
      headers: { cookie, ...json, ...headers },
      body: '{}',
    });
    expect(signOut.status).toBe(403);
  }
  expect((await ask({ method: 'POST', path, headers: { cookie, ...origin() } })).status).toBe(200);
});

test('cookies are out of the reach of scripts and of other sites', async ({ stage }) => {
  const page = await stage.page(await stage.browser());
  await signIn(page, people.specialist);
  const set = (await page.context().cookies()).filter(({ name }) => name !== 'language');
  expect(set.length).toBeGreaterThan(1);
  for (const { name, httpOnly, sameSite, path } of set) {
    expect([name, httpOnly, path]).toEqual([name, true, '/']);
    expect(['Lax', 'Strict']).toContain(sameSite);
  }
  expect(await page.evaluate(() => document.cookie)).not.toMatch(/session|device/);
});

test('no host, no forwarded name and no parameter decides where somebody is sent', async () => {
  const evil = { host: 'evil.example', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' };
  const more = { forwarded: 'host=evil.example', 'x-forwarded-server': 'evil.example' };
  for (const path of ['/', '/day', '/theatres', '/sign-in', '/admin', '/api/health', '/no-such-page']) {
    const { headers, text } = await ask({ path, headers: { ...evil, ...more } });
    expect(JSON.stringify(headers)).not.toContain('evil.example');
    expect(text).not.toContain('evil.example');
  }
  for (const query of ['next', 'callbackURL', 'redirect', 'returnTo', 'url']) {
    for (const target of ['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)']) {
      const { headers } = await ask({ path: `/?${query}=${encodeURIComponent(target)}` });
      expect(String(headers.location ?? '/')).toMatch(/^\/(?![/\\])[^:]*$/);
    }
  }
  for (const path of [
    '//evil.example/',
    '/\\evil.example/',
    '/%2f%2fevil.example/',
    '/%5cevil.example',
    '//evil.example/..;/day',
  ]) {
    const { status, headers } = await ask({ path });
    expect([path, headers.location ?? '/']).toEqual([path, expect.stringMatching(/^\/(?![/\\])/)]);
    expect(status).toBeGreaterThanOrEqual(300);
  }
});

test('no path leads to a file of the server', async () => {
  const ups = ['../', '..%2f', '%2e%2e/', '%2e%2e%2f', '..%5c', '..;/', '....//', '%252e%252e%252f', '..%c0%af'];
  const roots = ['/', '/_next/static/', '/_next/image/', '/api/', '/_next/static/chunks/'];
  const files = ['etc/passwd', 'web/main.ts', 'data/secrets.json', 'package.json', '.env'];
  for (const root of roots) {
    for (const up of ups) {
      for (const file of files) {
        const { status, text } = await ask({ path: `${root}${up.repeat(6)}${file}` });
        expect(status).toBeGreaterThanOrEqual(300);
        expect(text).not.toMatch(/root:|AUTH_SECRET|createHttpServer|"workspaces"/);
      }
    }
  }
  const image = await ask({ path: '/_next/image?url=http%3A%2F%2F127.0.0.1%2F&w=64&q=75' });
  expect(image.status).toBeGreaterThanOrEqual(400);
});

test('odd methods and malformed requests are refused, and web lives on', async () => {
  const pid = await pidOf('web');
  for (const method of ['TRACE', 'OPTIONS', 'PUT', 'DELETE', 'PATCH', 'PROPFIND', 'LOCK', 'PURGE']) {
    for (const path of ['/', '/day', '/api/health', '/api/auth/sign-in/email']) {
      const { status, text } = await ask({ method, path, headers: { 'x-secret': 'echo' } });
      expect([method, path, status]).toEqual([method, path, 405]);
      expect(text).not.toContain('echo');
    }
  }
  const head = 'POST /api/session/keep HTTP/1.1\r\nHost: x\r\n';
  const malformed = [
    'GET /\r\n\r\n',
    'GET / HTTP/9.9\r\nHost: x\r\n\r\n',
    `GET / HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(100_000)}\r\n\r\n`,
    `${head}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    `${head}Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcde`,
    `${head}Transfer-Encoding: chunked, identity\r\n\r\n`,
    'CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example\r\n\r\n',
    '\u0000\u0001\u0002\r\n\r\n',
  ];
  for (const text of malformed) {
    const said = await writeUntilClosed(product().baseUrl, text);
    expect(said).not.toMatch(/^HTTP\/1\.1 200/);
  }
  await expectAlive(pid);
});

test('a body that is too large is refused, and whoever sends slowly is let go', async () => {
  const pid = await pidOf('web');
  for (const path of ['/api/auth/sign-in/email', '/api/rig/pair', '/api/invitations/accept']) {
    const body = JSON.stringify({ email: 'x'.repeat(1_000_000), password: 'x' });
    const { status, text } = await ask({ method: 'POST', path, headers: { ...origin(), ...json }, body });
    expect([path, status, JSON.parse(text)]).toEqual([path, 413, { code: 'body-too-large' }]);
  }
  const slow = Array.from({ length: 50 }, () =>
    writeUntilClosed(product().baseUrl, 'GET /sign-in HTTP/1.1\r\nHost: x\r\nX-Slow: '),
  );
  expect((await ask({ path: '/api/health' })).status).toBe(200);
  await Promise.all(slow);
  await expectAlive(pid);
});

test('an address that a client makes up is not believed, and every answer carries the guards', async () => {
  const { headers } = await ask({ path: '/sign-in', headers: { 'x-client-address': '203.0.113.1' } });
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  });
  expect(headers['x-powered-by']).toBeUndefined();
  const policy = String(headers['content-security-policy']);
  expect(policy).toContain("default-src 'none'");
  expect(policy).toMatch(/script-src 'nonce-[^']+' 'strict-dynamic';/);
  expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline|style-src-elem[^;]*unsafe-inline/);
});
