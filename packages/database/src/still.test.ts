import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listHeldFreezes, recordFreeze, releaseFreeze } from './freeze.ts';
import { listStills, readStillPiece, recordStill } from './still.ts';
import { openTestNetwork, type TestNetwork } from './test-network.ts';

let network: TestNetwork;
beforeAll(async () => {
  network = await openTestNetwork();
});
afterAll(() => network.close());

const at = new Date('2026-03-12T08:00:00Z');
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
/** A frame's time has fractions: it is found by exactly this number, or not. */
const place = (roomId: string, capturedAt = 1_773_302_400_000.123) => ({ roomId, feedId: 'feed-1', capturedAt });

function taken(roomId: string, bytes: Uint8Array, wish: { capturedAt?: number; takenAt?: Date } = {}) {
  const { capturedAt, takenAt = at } = wish;
  const of = { cameraSource: 'endoscope', hash: hashOf(bytes), bytes, reason: 'frozen' };
  return { ...place(roomId, capturedAt), ...of, takenBy: 'gu', takenByName: 'Fictional Gu', takenAt };
}
const noise = (length: number, seed: number) => Uint8Array.from({ length }, (_, index) => (index * seed) % 251);

it('keeps a still byte for byte, and gives it in pieces', async () => {
  const bytes = noise(150_000, 7);
  await recordStill(network.database, taken('room-1', bytes));
  const read = (from: number) => readStillPiece(network.database, place('room-1'), { from, length: 60_000 });
  const pieces = [await read(0), await read(60_000), await read(120_000)];
  const whole = Buffer.concat(pieces.map((one) => one?.piece ?? new Uint8Array()));
  expect(whole.equals(bytes)).toBe(true);
  expect(pieces[0]?.still).toMatchObject({ hash: hashOf(bytes), byteLength: 150_000, takenAt: at });
  expect((await read(150_000))?.piece).toHaveLength(0);
});

it('finds a still by the very frame alone, in its own room', async () => {
  await recordStill(network.database, taken('room-2', noise(10, 3)));
  const piece = { from: 0, length: 10 };
  expect(await readStillPiece(network.database, place('room-2', 1_773_302_400_000.124), piece)).toBeNull();
  expect(await readStillPiece(network.database, { ...place('room-2'), feedId: 'feed-2' }, piece)).toBeNull();
  expect(await readStillPiece(network.database, place('room-3'), piece)).toBeNull();
});

it('lets the first still of a frame stand, whatever is sent later', async () => {
  const first = await recordStill(network.database, taken('room-4', noise(10, 3)));
  expect(await recordStill(network.database, taken('room-4', noise(20, 5)))).toEqual(first);
});

it('lists the stills of a case in the order in which they were taken', async () => {
  const later = new Date(at.getTime() + 1_000);
  await recordStill(network.database, taken('room-5', noise(10, 3), { capturedAt: 1, takenAt: later }));
  await recordStill(network.database, taken('room-5', noise(20, 5), { capturedAt: 2 }));
  const listed = await listStills(network.database, 'room-5');
  expect(listed.map(({ capturedAt, byteLength }) => [capturedAt, byteLength])).toEqual([
    [2, 20],
    [1, 10],
  ]);
});

it('knows what is held until it is released', async () => {
  const audit = [{ at, actor: { kind: 'person', id: 'gu' }, action: 'freeze:hold', outcome: 'ok', facts: {} } as const];
  await recordStill(network.database, taken('room-6', noise(10, 3)));
  const held = { ...place('room-6'), freezeId: 'freeze-1', heldBy: 'gu', heldByName: 'Fictional Gu', heldAt: at };
  await recordFreeze(network.database, { ...held, audit });
  const still = { cameraSource: 'endoscope', hash: hashOf(noise(10, 3)), byteLength: 10 };
  expect(await listHeldFreezes(network.database, ['room-6', 'room-1'])).toEqual([{ ...held, ...still }]);
  await releaseFreeze(network.database, { roomId: 'room-6', freezeId: 'freeze-1', releasedAt: at, releasedBy: 'rig' });
  expect(await listHeldFreezes(network.database, ['room-6'])).toEqual([]);
});
