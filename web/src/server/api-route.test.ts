import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { answerRoute, apiRoute, noParams } from './api-route.ts';
import { factsOfFailure } from './failure-facts.ts';
import { answerAuth } from './routes/answer-auth.ts';
import { checkHealth } from './routes/check-health.ts';
import { ask, openTestBackend, publicUrl, type TestBackend } from './test-backend.ts';

let backend: TestBackend;
beforeAll(async () => {
  backend = await openTestBackend(new Date());
});
afterAll(() => backend.close());

const echo = apiRoute({
  body: z.strictObject({ word: z.string() }),
  params: noParams,
  reply: z.object({ word: z.string() }),
  answer: async (_backend, { body }) => {
    if (body.word === 'fail') throw new Error('周国栋');
    return { ...body, secret: 'not in the reply' };
  },
});

it('answers what the reply names and nothing else', async () => {
  expect(await ask(backend, echo, { body: { word: 'hello' } })).toEqual({ status: 200, value: { word: 'hello' } });
});

it.each([
  ['https://evil.example', 403],
  ['null', 403],
  [`${publicUrl}:8443`, 403],
  [publicUrl, 200],
])('treats a request from a page of %s with %d', async (origin, status) => {
  expect((await ask(backend, echo, { body: { word: 'x' }, headers: { origin } })).status).toBe(status);
});

it.each([
  ['cross-site', 403],
  ['same-site', 403],
  ['same-origin', 200],
  ['none', 200],
])('treats a request that a browser calls %s with %d', async (site, status) => {
  expect((await ask(backend, echo, { body: { word: 'x' }, headers: { 'sec-fetch-site': site } })).status).toBe(status);
});

const send = async (body: string | ReadableStream<Uint8Array>) => {
  // Node asks for `duplex` with a stream; the DOM's type does not know it.
  const init = { method: 'POST', body, duplex: 'half' };
  const response = await answerRoute(echo, backend, new Request(`${publicUrl}/api/x`, init), undefined);
  return { status: response.status, value: await response.json() };
};

it.each(['', 'null', '[]', '{', '{"word":1}', '{"word":"x","more":1}', '"__proto__"', '{"__proto__":{"word":"x"}}'])(
  'refuses the body %j',
  async (body) => {
    expect(await send(body)).toEqual({ status: 400, value: { code: 'body-invalid' } });
  },
);

it('refuses a body that nests ten thousand deep, or is not UTF-8 text of JSON', async () => {
  const deep = '['.repeat(7_000) + ']'.repeat(7_000);
  expect((await send(deep)).value).toEqual({ code: 'body-invalid' });
});

it('refuses a large body without keeping it, told or untold', async () => {
  expect((await send(JSON.stringify({ word: 'x'.repeat(20_000) }))).value).toEqual({ code: 'body-too-large' });
  let sentBytes = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      sentBytes += 1_024;
      controller.enqueue(new Uint8Array(1_024));
    },
  });
  expect((await send(endless)).value).toEqual({ code: 'body-too-large' });
  expect(sentBytes).toBeLessThan(64 * 1_024);
});

it('says nothing of an error that nobody expected, to the asker or to the log', async () => {
  const { status, value } = await ask(backend, echo, { body: { word: 'fail' } });
  expect([status, value]).toEqual([500, { code: 'internal' }]);
  const failed = new Error('Failed query\nparams: 周国栋', {
    cause: Object.assign(new Error('周国栋'), { code: '23505' }),
  });
  const facts = factsOfFailure(failed);
  expect(facts).toMatchObject({ errorName: 'Error from Error', errorCode: '23505' });
  expect(facts.frames?.length).toBeGreaterThan(0);
  expect(JSON.stringify(facts)).not.toContain('周');
});

it("holds better-auth's routes to the same body limit", async () => {
  const body = JSON.stringify({ email: 'x'.repeat(20_000), password: 'x' });
  const request = new Request(`${publicUrl}/api/auth/sign-in/email`, { method: 'POST', body });
  expect((await answerAuth(backend, request)).status).toBe(413);
});

it('is healthy while the database answers', async () => {
  expect((await checkHealth(backend)).status).toBe(200);
});
