import { afterAll, beforeAll, expect, it } from 'vitest';
import { appendAudit, listAuditEvents } from './audit.ts';
import { listRecentAuditActions, nameAuditIds } from './audit-names.ts';
import { createInvitation } from './invitation.ts';
import { issuePairingCode, pairRig } from './pairing-code.ts';
import { openTestNetwork, type TestNetwork } from './test-network.ts';

const now = new Date('2026-03-12T02:00:00Z');
let network: TestNetwork;

beforeAll(async () => {
  network = await openTestNetwork();
  const { database } = network;
  await network.addPerson('gu', 'specialist');
  await network.addConsultation({ id: 'operation', startsAt: now, endsAt: now });
  const times = { createdAt: now, expiresAt: now };
  const guest = { consultationId: 'operation', part: 'adviser', guestName: '来宾', createdBy: 'gu' } as const;
  await createInvitation(database, { invitationId: 'invited', codeHash: 'x', ...guest, ...times });
  await issuePairingCode(database, {
    codeHash: 'c',
    theatreId: 'theatre-2',
    expiresAt: new Date(now.getTime() + 1),
    now,
  });
  const publicKey = { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' } as const;
  await pairRig(database, { codeHash: 'c', rigId: 'rig-1', publicKey, now });
  const row = (action: string, outcome: string) => ({
    at: now,
    actor: { kind: 'person', id: 'gu' } as const,
    action,
    outcome,
  });
  await appendAudit(database, [row('room:join', 'ok'), row('command:grant', 'not-permitted'), row('room:join', 'ok')]);
});
afterAll(() => network.close());

it('says what ids are called, also those under which guests and screens sit in a room', async () => {
  const ids = ['gu', 'operation', 'guest-invited', 'rig-1', 'screen-rig-1', 'theatre-3', 'site-1', 'patient-1', 'x'];
  expect(Object.fromEntries(await nameAuditIds(network.database, ids))).toEqual({
    gu: { zh: '测gu', en: 'Test gu' },
    operation: { zh: '测试手术', en: 'Test operation' },
    'guest-invited': { zh: '来宾', en: '来宾' },
    'rig-1': { zh: '2 号手术间', en: 'Theatre 2' },
    'screen-rig-1': { zh: '2 号手术间', en: 'Theatre 2' },
    'theatre-3': { zh: '3 号手术间', en: 'Theatre 3' },
    'site-1': { zh: '测试一院', en: 'Test 1' },
  });
  expect((await nameAuditIds(network.database, [])).size).toBe(0);
});

it('lists the actions of the newest rows once each', async () => {
  expect(await listRecentAuditActions(network.database, 10)).toEqual(['command:grant', 'room:join']);
  expect(await listRecentAuditActions(network.database, 1)).toEqual(['room:join']);
});

it('tells what was done from what was refused', async () => {
  const actions = async (outcome: 'ok' | 'refused') =>
    (await listAuditEvents(network.database, { outcome, limit: 9 })).map(({ action }) => action);
  expect(await actions('ok')).toEqual(['room:join', 'room:join']);
  expect(await actions('refused')).toEqual(['command:grant']);
});
