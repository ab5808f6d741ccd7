import { type AuditEntry, appendAudit, findPerson, schema, staffRoles } from '@scrubline/database';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { AuditSearch, addressOfSearch } from '../../shared/api/audit-api.ts';
import { listAudit } from '../audit-view.ts';
import { ask, openTestBackend, publicUrl, signInAs, type TestBackend } from '../test-backend.ts';
import { exportAudit } from './export-audit.ts';
import { verifyAuditNow } from './verify-audit.ts';

const now = new Date('2026-03-12T02:00:00Z');
let backend: TestBackend;
const cookies = new Map<string, string>();

/** The last minute of the 11th and the first of the 12th and 13th, on the calendar of the reader's site. */
const minutes = ['2026-03-11T15:59:00Z', '2026-03-11T16:00:00Z', '2026-03-12T16:00:00Z'];

beforeAll(async () => {
  backend = await openTestBackend(now);
  for (const role of staffRoles) cookies.set(role, await signInAs(backend, role, role));
  await backend.audit.flush();
  await backend.network.addConsultation({ id: 'operation', startsAt: now, endsAt: now });
  const rows = minutes.map(
    (at): AuditEntry => ({
      at: new Date(at),
      actor: { kind: 'person', id: 'specialist' },
      action: 'test:act',
      roomId: 'operation',
      subjectId: 'observer',
      outcome: at === minutes[1] ? 'not-permitted' : 'ok',
    }),
  );
  await appendAudit(backend.database, rows);
});
afterAll(() => backend.close());

const headersOf = (who: string) => ({ cookie: cookies.get(who) ?? '' });
const exportAs = (who: string, query = '') =>
  exportAudit(backend, new Request(`${publicUrl}/api/audit/export${query}`, { headers: headersOf(who) }));
const view = async (search: object) => {
  const person = await findPerson(backend.database, 'administrator');
  if (!person) throw new Error('administrator');
  return listAudit(person, AuditSearch.parse({ action: 'test:act', ...search }), backend);
};
const timesOf = async (search: object) =>
  (await view(search)).rows.map(({ at }) => at.toISOString().replace('.000', ''));

it.each([...staffRoles.filter((role) => role !== 'administrator'), 'nobody'])('tells a %s nothing', async (who) => {
  const status = who === 'nobody' ? 401 : 403;
  expect((await exportAs(who)).status).toBe(status);
  expect((await ask(backend, verifyAuditNow, { headers: headersOf(who) })).status).toBe(status);
});

it('shows rows newest first, with what their ids are called', async () => {
  const { rows, older } = await view({});
  expect(rows.map(({ at }) => at.toISOString())).toEqual(minutes.toReversed().map((at) => at.replace('Z', '.000Z')));
  expect(older).toBeNull();
  expect(rows[0]).toMatchObject({
    actor: { id: 'specialist', name: { zh: '测specialist' } },
    subject: { id: 'observer', name: { zh: '测observer' } },
    room: { id: 'operation', name: { zh: '测试手术' } },
  });
});

it('finds by day, by person, by room and by outcome', async () => {
  expect(await timesOf({ from: '2026-03-12', to: '2026-03-12' })).toEqual([minutes[1]]);
  expect(await timesOf({ to: '2026-03-11' })).toEqual([minutes[0]]);
  expect(await timesOf({ from: '2026-03-13' })).toEqual([minutes[2]]);
  expect(await timesOf({ person: 'observer' })).toEqual([]);
  expect(await timesOf({ person: 'specialist', room: 'operation' })).toHaveLength(3);
  expect(await timesOf({ outcome: 'refused' })).toEqual([minutes[1]]);
  expect(await timesOf({ before: (await view({})).rows[0]?.position })).toEqual([minutes[1], minutes[0]]);
});

it('takes from an address what fits and leaves the rest', () => {
  const typed = { from: '12.3.', person: "' or 1=1", before: '-3', outcome: ['ok', 'refused'], room: 'operation' };
  expect(AuditSearch.parse(typed)).toEqual({ room: 'operation' });
  expect(addressOfSearch('/admin/audit', { from: '2026-03-12', action: 'room:join', before: undefined })).toBe(
    '/admin/audit?from=2026-03-12&action=room%3Ajoin',
  );
  expect(addressOfSearch('/admin/audit', {})).toBe('/admin/audit');
});

it('exports a period as one FHIR event a line, and writes down that it did', async () => {
  const response = await exportAs('administrator', '?from=2026-03-12&to=2026-03-12');
  expect(response.headers.get('content-type')).toBe('application/fhir+ndjson');
  expect(response.headers.get('content-disposition')).toContain('audit-2026-03-12-2026-03-12.ndjson');
  const events = (await response.text())
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
    .filter(({ subtype }) => subtype[0].code === 'test:act');
  expect(events).toHaveLength(1);
  expect(events[0]).toMatchObject({ resourceType: 'AuditEvent', recorded: '2026-03-11T16:00:00.000Z', outcome: '4' });
  const { rows } = await view({ action: 'audit:export', outcome: 'ok' });
  expect(rows[0]).toMatchObject({ actor: { id: 'administrator' }, facts: { from: '2026-03-12', to: '2026-03-12' } });
});

it('says that the chain is whole, and at which row it is not', async () => {
  const verify = () => ask(backend, verifyAuditNow, { headers: headersOf('administrator') });
  expect((await verify()).value).toMatchObject({ position: null });
  const { rows } = await view({ outcome: 'refused' });
  const position = rows[0]?.position ?? 0;
  const { auditEvent } = schema;
  await backend.database.update(auditEvent).set({ outcome: 'ok' }).where(eq(auditEvent.position, position));
  expect((await verify()).value).toEqual({ events: position - 1, position });
});
