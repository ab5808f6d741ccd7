import { afterAll, beforeAll, expect, it } from 'vitest';
import { eraseAnnotations, listAnnotations, recordAnnotation } from './annotation.ts';
import { listAuditEvents } from './audit.ts';
import { openTestNetwork, type TestNetwork } from './test-network.ts';

let network: TestNetwork;
beforeAll(async () => {
  network = await openTestNetwork();
});
afterAll(() => network.close());

const at = new Date('2026-03-12T08:00:00Z');
const entry = { at, actor: { kind: 'person', id: 'gu' }, action: 'annotation:draw', outcome: 'ok', facts: {} } as const;
const drawn = (roomId: string, strokeId: string, drawnBy = 'gu') => ({
  roomId,
  strokeId,
  feedId: 'feed-1',
  capturedAt: 1_773_302_400_000.25,
  color: 'cyan',
  mark: { tool: 'pen', points: [[0.25, 0.5, 0.5]] },
  boundTo: 'tissue',
  drawnBy,
  drawnByName: 'Fictional Gu',
});
const draw = (roomId: string, strokeId: string, drawnBy?: string) =>
  recordAnnotation(network.database, { ...drawn(roomId, strokeId, drawnBy), drawnAt: at, audit: [entry] });
const standing = async (...roomIds: string[]) =>
  (await listAnnotations(network.database, roomIds)).map(({ roomId, strokeId }) => `${roomId} ${strokeId}`);

it('keeps drawings in their order, whole, each room its own', async () => {
  for (const strokeId of ['b', 'a', 'c']) expect(await draw('room-1', strokeId)).toBe(true);
  await draw('room-2', 'a');
  expect(await standing('room-1')).toEqual(['room-1 b', 'room-1 a', 'room-1 c']);
  expect(await standing('room-1', 'room-2')).toHaveLength(4);
  expect(await listAnnotations(network.database, ['room-2'])).toEqual([expect.objectContaining(drawn('room-2', 'a'))]);
});

it('tells of a drawing once, however often it is written', async () => {
  const rows = async () => (await listAuditEvents(network.database, { limit: 100 })).length;
  const before = await rows();
  expect([await draw('room-3', 'a'), await draw('room-3', 'a')]).toEqual([true, true]);
  expect(await rows()).toBe(before + 1);
  expect(await standing('room-3')).toEqual(['room-3 a']);
});

it('brings nothing back that was erased, and gives nobody the id of another', async () => {
  await draw('room-4', 'a');
  await draw('room-4', 'b');
  await eraseAnnotations(network.database, { roomId: 'room-4', strokeIds: ['a', 'unknown'], erasedAt: at });
  expect(await draw('room-4', 'a')).toBe(false);
  expect(await draw('room-4', 'b', 'somebody else')).toBe(false);
  expect(await standing('room-4')).toEqual(['room-4 b']);
});
