import { listAuditEvents } from '@scrubline/database';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { ApiError } from './api-error.ts';
import { apiRoute, noParams } from './api-route.ts';
import { createAuditTrail } from './audit.ts';
import { requireSignedInPerson } from './signed-in-person.ts';
import { ask, openTestBackend, signInAs, type TestBackend } from './test-backend.ts';

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
const written = async (action = 'thing:rename') => {
  await backend.audit.flush();
  const events = await listAuditEvents(backend.database, { action, limit: 100 });
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
