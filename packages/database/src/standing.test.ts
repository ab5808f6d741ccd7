import { afterAll, beforeAll, expect, it } from 'vitest';
import { listAuditEvents } from './audit.ts';
import { grantPermissions, moveGrants, readStandings, recordMustAsk, revokePermissions } from './standing.ts';
import { openTestNetwork, type TestNetwork } from './test-network.ts';

let network: TestNetwork;
beforeAll(async () => {
  network = await openTestNetwork();
});
afterAll(() => network.close());

const changedAt = new Date('2026-03-12T08:00:00Z');
const change = (roomId: string, permissions: string[], participantIds = ['gu'], visitId = 'visit-1') => ({
  roomId,
  of: participantIds.map((participantId) => ({ participantId, permissions, visitId })),
  changedAt,
  audit: [],
});
const standings = async (roomId: string) => {
  const all = await readStandings(network.database, roomId);
  return Object.fromEntries(all.map(({ participantId, granted, revoked }) => [participantId, { granted, revoked }]));
};
const entry = (action: string, actId: string) =>
  ({ at: changedAt, actor: { kind: 'rig', id: 'rig-1' }, action, outcome: 'ok', facts: { actId } }) as const;

it('moves a permission between granted and revoked: it is never in both', async () => {
  await grantPermissions(network.database, change('room-1', ['point', 'annotate', 'point']));
  expect(await standings('room-1')).toEqual({ gu: { granted: ['annotate', 'point'], revoked: [] } });
  await revokePermissions(network.database, change('room-1', ['annotate', 'freeze'], ['gu', 'xu']));
  expect(await standings('room-1')).toEqual({
    gu: { granted: ['point'], revoked: ['annotate', 'freeze'] },
    xu: { granted: [], revoked: ['annotate', 'freeze'] },
  });
  await grantPermissions(network.database, change('room-1', ['freeze']));
  expect(await standings('room-1')).toMatchObject({ gu: { granted: ['freeze', 'point'], revoked: ['annotate'] } });
  expect(await standings('room-2')).toEqual({});
});

it('gives for one stay: the next one has only its own, and a stay that goes on keeps all', async () => {
  await grantPermissions(network.database, change('room-3', ['point']));
  await revokePermissions(network.database, change('room-3', ['speak']));
  const who = { roomId: 'room-3', participantId: 'gu' };
  await moveGrants(network.database, { ...who, from: 'another', to: 'visit-9' });
  await moveGrants(network.database, { ...who, from: 'visit-1', to: 'visit-2' });
  await grantPermissions(network.database, change('room-3', ['freeze'], ['gu'], 'visit-2'));
  const standing = () => readStandings(network.database, 'room-3');
  expect(await standing()).toMatchObject([
    { granted: ['freeze', 'point'], grantedVisitId: 'visit-2', revoked: ['speak'] },
  ]);
  await grantPermissions(network.database, change('room-3', ['record'], ['gu'], 'visit-3'));
  expect(await standing()).toMatchObject([{ granted: ['record'], grantedVisitId: 'visit-3', revoked: ['speak'] }]);
});

it('knows who must ask, until they were let in', async () => {
  const who = { roomId: 'room-7', participantId: 'gu', changedAt };
  await recordMustAsk(network.database, { ...who, mustAsk: true });
  await grantPermissions(network.database, change('room-7', ['point']));
  expect(await readStandings(network.database, 'room-7')).toMatchObject([{ mustAsk: true, granted: ['point'] }]);
  await recordMustAsk(network.database, { ...who, mustAsk: false });
  expect(await readStandings(network.database, 'room-7')).toMatchObject([{ mustAsk: false, granted: ['point'] }]);
});

it('changes nothing when the audit cannot be written', async () => {
  const broken = { ...entry('command:grant', 'act-0'), at: new Date(Number.NaN) };
  const asked = { ...change('room-4', ['point']), audit: [broken] };
  await expect(grantPermissions(network.database, asked)).rejects.toThrow();
  expect(await standings('room-4')).toEqual({});
});

it('takes away once what is delivered twice, even when it was given back between', async () => {
  const taken = { ...change('room-5', ['speak']), audit: [entry('command:take-away', 'act-1')] };
  await revokePermissions(network.database, taken);
  await grantPermissions(network.database, {
    ...change('room-5', ['speak']),
    audit: [entry('command:grant', 'act-2')],
  });
  await revokePermissions(network.database, taken);
  expect(await standings('room-5')).toEqual({ gu: { granted: ['speak'], revoked: [] } });
  const audited = await listAuditEvents(network.database, { limit: 10 });
  expect(audited.map(({ action }) => action)).toEqual(['command:grant', 'command:take-away']);
});

it('lets changes of the same people from several sides all happen', async () => {
  const people = ['gu', 'xu', 'li'];
  const changes = Array.from({ length: 12 }, (_, index) => {
    const order = index % 2 ? people : people.toReversed();
    const asked = {
      ...change('room-6', [`permission-${index}`], order),
      audit: [entry('command:grant', `act-${index}`)],
    };
    return grantPermissions(network.database, asked);
  });
  await Promise.all(changes);
  const after = await standings('room-6');
  for (const person of people) expect(after[person]?.granted).toHaveLength(12);
});
