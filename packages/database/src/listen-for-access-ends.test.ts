import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, it } from 'vitest';
import { type AccessEnd, announceAccessEnd } from './access-end.ts';
import { endConsultation } from './consultation.ts';
import { createInvitation, revokeInvitation } from './invitation.ts';
import { type AccessEndListener, listenForAccessEnds } from './listen-for-access-ends.ts';
import { deactivatePerson, reactivatePerson } from './person.ts';
import { revokeRig } from './rig.ts';
import { rig } from './schema.ts';
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
  await announceAccessEnd(network.database, { participantId: 'xu', roomId: 'operation-2', reason: 'access-ended' });
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
  await announceAccessEnd(network.database, { participantId: 'after', reason: 'access-ended' });
  await hears('after  access-ended');
  expect(heard).not.toContain('rig-2  access-ended');
});

it('tells at its start what ended before, but not of whom access was given back to', async () => {
  for (const userId of ['back', 'away']) {
    await network.addPerson(userId, 'specialist');
    await deactivatePerson(network.database, { userId, deactivatedAt: now() });
  }
  await reactivatePerson(network.database, { userId: 'back', now: now() });
  await listen();
  expect(heard).toContain('away  access-ended');
  expect(heard).not.toContain('back  access-ended');
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
  await network.database.update(rig).set({ revokedAt: now() });
  await hears('rig-3  access-ended');
  await announceAccessEnd(network.database, { participantId: 'later', reason: 'access-ended' });
  await hears('later  access-ended');
});

it('closes while it cannot reach the database', async () => {
  listener = listenForAccessEnds('postgres://nobody@127.0.0.1:1/nowhere', () => {});
  await listener.close();
});
