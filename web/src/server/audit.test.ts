import { once } from 'node:events';
import { findSite, listAuditEvents, saveSite } from '@scrubline/database';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { ApiError } from './api-error.ts';
import { apiRoute, noParams } from './api-route.ts';
import { createAuditTrail } from './audit.ts';
import { auditRefusal } from './audit-refusal.ts';
import { createHttpServer } from './http-server.ts';
import { requireSignedInPerson } from './signed-in-person.ts';
import { ask, openTestBackend, postAuth, signInAs, type TestBackend, testPassword } from './test-backend.ts';

const now = new Date('2026-03-12T02:00:00Z');
let backend: TestBackend;
let cookie: string;
beforeAll(async () => {
  backend = await openTestBackend(now);
  cookie = await signInAs(backend, 'li', 'coordinator');
});
afterAll(() => backend.close());

const rename = apiRoute({
  body: z.strictObject({ id: z.string() }),
  params: noParams,
  reply: z.object({ renamed: z.number() }),
  audit: { action: 'thing:rename', about: ({ body, reply }) => ({ subjectId: body.id, facts: { ...reply } }) },
  answer: async (asked, { request, body }) => {
    await requireSignedInPerson(asked, request.headers);
    if (body.id === 'gone') throw new ApiError('not-found');
    return { renamed: 2 };
  },
});
const found = apiRoute({
  body: z.strictObject({ siteId: z.string() }),
  params: noParams,
  reply: z.object({}),
  audit: { action: 'thing:found', about: ({ body }) => ({ subjectId: body.siteId }) },
  answer: async (asked, { request, body: { siteId } }) => {
    await requireSignedInPerson(asked, request.headers);
    await saveSite(asked.database, { siteId, name: { zh: '新院', en: 'New' }, timeZone: 'Asia/Shanghai' });
    if (siteId === 'half-built') throw new ApiError('last-administrator');
    return {};
  },
});
const askToFound = (siteId: string) => ask(backend, found, { body: { siteId }, headers: { cookie } });
const written = async (action = 'thing:rename') => {
  await backend.audit.flush();
  const events = await listAuditEvents(backend.database, { action, limit: 1_000 });
  return events.map(({ actorId, subjectId, outcome, facts }) => ({ actorId, subjectId, outcome, facts })).toReversed();
};

it('writes what was done, by whom and to what, before it is answered', async () => {
  await ask(backend, rename, { body: { id: 'a' }, headers: { cookie } });
  const [event] = await listAuditEvents(backend.database, { action: 'thing:rename', limit: 1 });
  expect(event).toMatchObject({ actorKind: 'person', actorId: 'li', subjectId: 'a', outcome: 'ok', at: now });
  expect(event?.facts).toEqual({ renamed: 2 });
});

it('writes refusals with their code, many alike as one row', async () => {
  for (let tries = 0; tries < 5; tries += 1) await ask(backend, rename, { body: { id: 'gone' }, headers: { cookie } });
  await ask(backend, rename, { body: { id: 'b' } });
  await ask(backend, rename, { body: { wrong: 1 }, headers: { origin: 'https://evil.example' } });
  expect((await written()).slice(1)).toEqual([
    { actorId: 'li', subjectId: 'gone', outcome: 'not-found', facts: { times: 5 } },
    { actorId: null, subjectId: 'b', outcome: 'not-signed-in', facts: {} },
    { actorId: null, subjectId: null, outcome: 'origin-refused', facts: {} },
  ]);
});

it('says of a deed that it was done, also when its answer could not be sent', async () => {
  const broken = { ...rename, reply: z.object({ renamed: z.number().max(1) }), audit: { action: 'thing:break' } };
  expect((await ask(backend, broken, { body: { id: 'a' }, headers: { cookie } })).status).toBe(500);
  expect((await written('thing:break')).map(({ outcome }) => outcome)).toEqual(['ok']);
});

it('does nothing whose row cannot be written', async () => {
  const rename = (from: string, to: string) =>
    backend.database.execute(sql`alter table ${sql.identifier(from)} rename to ${sql.identifier(to)}`);
  await rename('audit_event', 'audit_event_away');
  const refused = await askToFound('unwritten');
  await rename('audit_event_away', 'audit_event');
  expect(refused).toEqual({ status: 500, value: { code: 'internal' } });
  expect(await findSite(backend.database, 'unwritten')).toBeNull();
  expect((await written('thing:found')).map(({ outcome }) => outcome)).toEqual(['internal']);
});

it('undoes what was done before a refusal, and writes the refusal alone', async () => {
  expect((await askToFound('half-built')).status).toBe(409);
  expect(await findSite(backend.database, 'half-built')).toBeNull();
  expect((await written('thing:found')).at(-1)).toMatchObject({ outcome: 'last-administrator' });
});

it('takes many more deeds at once than the database has connections for', async () => {
  const answers = await Promise.all(Array.from({ length: 40 }, (_, nth) => askToFound(`many-${nth}`)));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  expect((await written('thing:found')).filter(({ outcome }) => outcome === 'ok')).toHaveLength(40);
});

it('keeps few rows of whoever asks without end, and everybody else is answered', async () => {
  const flooder = await signInAs(backend, 'flooder', 'observer');
  const statuses: number[] = [];
  for (let nth = 0; nth < 150; nth += 1) {
    const body = { id: `thing-${nth}` };
    statuses.push((await ask(backend, rename, { body, headers: { cookie: flooder } })).status);
  }
  expect(statuses.filter((status) => status === 200)).toHaveLength(120);
  expect(statuses.at(-1)).toBe(429);
  const rows = (await written()).filter(({ actorId }) => actorId === 'flooder');
  const refused = rows.filter(({ outcome }) => outcome === 'too-many-requests');
  expect(rows).toHaveLength(120 + refused.length);
  const times = refused.map(({ facts }) => (typeof facts.times === 'number' ? facts.times : 1));
  expect(times.reduce((sum, one) => sum + one)).toBe(30);
  expect(refused.length).toBeLessThan(15);
  const other = await signInAs(backend, 'wu', 'observer');
  expect((await ask(backend, rename, { body: { id: 'a' }, headers: { cookie: other } })).status).toBe(200);
  const ownBody = { password: testPassword };
  const prepared = await postAuth(backend, '/two-factor/enable', ownBody, { cookie: flooder });
  expect(await prepared.json()).toEqual({ code: 'too-many-requests' });
  expect((await postAuth(backend, '/sign-out', {}, { cookie: flooder })).status).toBe(200);
});

it('keeps what a database that is gone does not take, in its order', async () => {
  let reachable = false;
  const database = new Proxy(backend.database, {
    get: (target, name) => {
      if (!reachable) throw new Error('gone');
      return Reflect.get(target, name);
    },
  });
  const trail = createAuditTrail({ database, logger: backend.logger });
  const entry = (subjectId: string) =>
    ({ at: now, actor: { kind: 'service', id: 'web' }, action: 'thing:keep', subjectId, outcome: 'ok' }) as const;
  await Promise.all([trail.record(entry('1')), trail.record(entry('2'))]);
  expect(await written('thing:keep')).toEqual([]);
  reachable = true;
  await trail.record(entry('3'));
  expect((await written('thing:keep')).map(({ subjectId }) => subjectId)).toEqual(['1', '2', '3']);
});

it('writes what the server refused before any route, however often, as one row without what was sent', async () => {
  const answer = () => {
    throw new Error('it came through');
  };
  const place = { publicUrl: 'http://web.example', signalingUrl: 'http://signaling.example', development: false };
  const server = createHttpServer(answer, place, (refusal) => auditRefusal(backend.audit, refusal, now));
  onTestFinished(() => {
    server.close();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/day`;
  await fetch(url, { method: 'POST', headers: { 'next-action': 'x' }, body: '[]' });
  for (const method of ['PUT', 'DELETE']) await fetch(url, { method });
  expect(await written('request:refused')).toEqual([
    { actorId: null, subjectId: null, outcome: 'not-permitted', facts: { status: 405, times: 3 } },
  ]);
});

it('tells refusals in different rooms apart', async () => {
  const refusal = (roomId: string) =>
    ({ at: now, actor: { kind: 'person', id: null }, action: 'room:enter', roomId, outcome: 'not-permitted' }) as const;
  for (const roomId of ['room-1', 'room-1', 'room-2']) backend.audit.recordRefusal(refusal(roomId));
  await backend.audit.flush();
  const rows = await listAuditEvents(backend.database, { action: 'room:enter', limit: 10 });
  const told = rows.map(({ roomId, facts }) => ({ roomId, facts })).toReversed();
  expect(told).toEqual([
    { roomId: 'room-1', facts: { times: 2 } },
    { roomId: 'room-2', facts: {} },
  ]);
});
