import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, it } from 'vitest';
import { type AccessEnd, announceAccessEnd, listAccessEnds } from './access-end.ts';
import { endConsultation } from './consultation.ts';
import { createInvitation, revokeInvitation } from './invitation.ts';
import { type AccessEndListener, listenForAccessEnds } from './listen-for-access-ends.ts';
import { deactivatePerson } from './person.ts';
import { revokeRig } from './rig.ts';
import { accessEnd, rig } from './schema.ts';
import { openTestNetwork, type TestNetwork } from './test-network.ts';

let network: TestNetwork;
let listener: AccessEndListener;
let heard: string[];
let waiting: { readonly line: string; readonly resolve: () => void }[];

beforeAll(async () => {
  network = await openTestNetwork();
});
afterAll(() => network.close());
beforeEach(() => {
  [heard, waiting] = [[], []];
});
afterEach(() => listener.close());

const lineOf = ({ participantId, roomId, reason }: AccessEnd) => [participantId, roomId, reason].join(' ').trim();
const listen = () => {
  listener = listenForAccessEnds(network.databaseUrl, (end) => {
    heard.push(lineOf(end));
    for (const { line, resolve } of waiting) if (heard.includes(line)) resolve();
  });
  return listener.listening;
};
const hears = (line: string) =>
  new Promise<void>((resolve) => {
    waiting.push({ line, resolve });
    if (heard.includes(line)) resolve();
  });
const now = () => new Date();
const pairRig = (id: string) =>
  network.database
    .insert(rig)
    .values({ id, theatreId: 'theatre-1', publicKey: { kty: 'EC', crv: 'P-256', x: '', y: '' }, pairedAt: now() });

it('hears of everything that ends access, at once and whole', async () => {
  await network.addPerson('gu', 'specialist');
  await network.addConsultation({ id: 'operation-1', startsAt: now(), endsAt: now() });
  await pairRig('rig-1');
  await createInvitation(network.database, {
    invitationId: 'invitation-1',
    consultationId: 'operation-1',
    part: 'observer',
    guestName: '访客',
    codeHash: 'code',
    createdBy: 'gu',
    createdAt: now(),
    expiresAt: now(),
  });
  await listen();
  await revokeRig(network.database, 'rig-1', now());
  await revokeInvitation(network.database, { invitationId: 'invitation-1', revokedAt: now() });
  await deactivatePerson(network.database, { userId: 'gu', deactivatedAt: now() });
  await endConsultation(network.database, { consultationId: 'operation-1', endedAt: now() });
  await announceAccessEnd(network.database, {
    participantId: 'xu',
    roomId: 'operation-2',
    reason: 'access-ended',
    endedAt: now(),
  });
  await hears('xu operation-2 access-ended');
  expect(heard).toEqual([
    'rig-1  access-ended',
    'screen-rig-1  access-ended',
    'guest-invitation-1  access-ended',
    'gu  access-ended',
    'operation-1 consultation-ended',
    'xu operation-2 access-ended',
  ]);
});

it('does not hear of what was rolled back', async () => {
  await pairRig('rig-2');
  await listen();
  const undone = network.database.transaction(async (transaction) => {
    await revokeRig(transaction, 'rig-2', now());
    transaction.rollback();
  });
  await expect(undone).rejects.toThrow();
  await announceAccessEnd(network.database, { participantId: 'after', reason: 'access-ended', endedAt: now() });
  await hears('after  access-ended');
  expect(heard).not.toContain('rig-2  access-ended');
});

it('tells at its start what ended in the day before, and when, and forgets what is older', async () => {
  const endedAt = new Date('2026-03-12T08:00:00Z');
  await network.addPerson('away', 'specialist');
  await announceAccessEnd(network.database, { participantId: 'long-ago', reason: 'access-ended', endedAt });
  await network.database.update(accessEnd).set({ writtenAt: new Date(Date.now() - 26 * 60 * 60_000) });
  await deactivatePerson(network.database, { userId: 'away', deactivatedAt: endedAt });
  await listen();
  expect(heard).toEqual(['away  access-ended']);
  expect(await listAccessEnds(network.database, { since: new Date(0) })).toEqual([
    { participantId: 'away', reason: 'access-ended', endedAt },
  ]);
});

it('finds what it missed while the database could not be reached, and listens on', async () => {
  await pairRig('rig-3');
  await listen();
  const name = new URL(network.databaseUrl).pathname.slice(1);
  const server = new Client({ connectionString: inject('testPostgresUrl') });
  await server.connect();
  await server.query(`alter database ${name} allow_connections false`);
  await server.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = $1`, [name]);
  await server.query(`alter database ${name} allow_connections true`);
  await server.end();
  await revokeRig(network.database, 'rig-3', now());
  await announceAccessEnd(network.database, { participantId: 'off-the-plan', reason: 'access-ended', endedAt: now() });
  await hears('rig-3  access-ended');
  await hears('off-the-plan  access-ended');
  await announceAccessEnd(network.database, { participantId: 'later', reason: 'access-ended', endedAt: now() });
  await hears('later  access-ended');
});

it('closes while it cannot reach the database', async () => {
  listener = listenForAccessEnds('postgres://nobody@127.0.0.1:1/nowhere', () => {});
  await listener.close();
});
