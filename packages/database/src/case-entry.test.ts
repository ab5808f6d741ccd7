import { afterAll, beforeAll, expect, it } from 'vitest';
import { listAuditEvents } from './audit.ts';
import { listCaseEntries, recordCaseEntry, voidCaseEntries } from './case-entry.ts';
import { openTestNetwork, type TestNetwork } from './test-network.ts';

let network: TestNetwork;
beforeAll(async () => {
  network = await openTestNetwork();
});
afterAll(() => network.close());

const at = new Date('2026-03-12T08:00:00Z');
const row = { at, actor: { kind: 'rig', id: 'rig' }, action: 'checklist:mark', outcome: 'ok', facts: {} } as const;
const entry = (roomId: string, entryId: string, changes: Partial<{ writtenBy: string; kind: string }> = {}) => ({
  roomId,
  entryId,
  kind: 'checklist',
  content: { item: 'sterility', answer: 'confirmed' },
  writtenBy: 'rig',
  writtenByName: 'Fictional theatre',
  writtenAt: at,
  ...changes,
});
const keep = (...parameters: Parameters<typeof entry>) =>
  recordCaseEntry(network.database, { ...entry(...parameters), audit: [row] });
const standing = async (...roomIds: string[]) =>
  (await listCaseEntries(network.database, roomIds)).map(({ roomId, entryId }) => `${roomId} ${entryId}`);

it('keeps what was written in its order, whole, each room its own', async () => {
  for (const entryId of ['b', 'a', 'c']) expect(await keep('room-1', entryId)).toBe('kept');
  expect(await keep('room-2', 'a')).toBe('kept');
  expect(await standing('room-1')).toEqual(['room-1 b', 'room-1 a', 'room-1 c']);
  expect(await listCaseEntries(network.database, ['room-2'])).toEqual([expect.objectContaining(entry('room-2', 'a'))]);
});

it('keeps an entry once with one audit row, however often it is told', async () => {
  const rows = async () => (await listAuditEvents(network.database, { limit: 100 })).length;
  const before = await rows();
  expect([await keep('room-3', 'a'), await keep('room-3', 'a')]).toEqual(['kept', 'known']);
  expect(await rows()).toBe(before + 1);
  expect(await standing('room-3')).toEqual(['room-3 a']);
});

it('brings nothing back that does not count, and gives nobody the id of another', async () => {
  await keep('room-4', 'a');
  await keep('room-4', 'b');
  await voidCaseEntries(network.database, { roomId: 'room-4', entryIds: ['a', 'unknown'], voidedAt: at });
  expect(await keep('room-4', 'a')).toBe('refused');
  expect(await keep('room-4', 'b', { writtenBy: 'somebody else' })).toBe('refused');
  expect(await keep('room-4', 'b', { kind: 'another' })).toBe('refused');
  expect(await standing('room-4')).toEqual(['room-4 b']);
});
