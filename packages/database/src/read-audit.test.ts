import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq, sql } from 'drizzle-orm';
import { exportJWK, generateKeyPair } from 'jose';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { appendAudit } from './audit.ts';
import { type AuditEvent, hashAuditEvent } from './audit-chain.ts';
import { AuditKey, exportAuditHead, readSignedHeads } from './audit-head.ts';
import { readAuditHead, verifyAudit } from './read-audit.ts';
import { auditEvent, auditHead } from './schema.ts';
import { openTestNetwork, type TestNetwork } from './test-network.ts';

let network: TestNetwork;
let privateKey: AuditKey;
let directory: string;
beforeAll(async () => {
  network = await openTestNetwork();
  const keys = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  privateKey = AuditKey.parse(await exportJWK(keys.privateKey));
});
afterAll(() => network.close());

const at = (day: number) => new Date(Date.UTC(2026, 2, day, 8));
const append = (count: number) =>
  appendAudit(
    network.database,
    Array.from({ length: count }, (_, index) => ({
      at: new Date(at(1).getTime() + index),
      actor: { kind: 'person', id: 'gu' } as const,
      action: 'room:join',
      roomId: 'room-1',
      subjectId: 'xu',
      outcome: 'ok',
      facts: { count: index },
    })),
  );

// Ten rows, of which a head was signed after the sixth and after the tenth.
beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'scrubline-audit-'));
  await network.database.delete(auditEvent);
  await network.database.delete(auditHead);
  await append(6);
  await exportAuditHead(network.database, { privateKey, directory, now: at(1) });
  await append(4);
  await exportAuditHead(network.database, { privateKey, directory, now: at(2) });
});
afterEach(() => rmSync(directory, { recursive: true }));

const findFault = async () => {
  const { heads } = await readSignedHeads(directory, privateKey);
  return (await verifyAudit(network.database, heads)).fault;
};
const edit = (position: number, changes: Partial<AuditEvent>) =>
  network.database.update(auditEvent).set(changes).where(eq(auditEvent.position, position));
const remove = (condition: string) => network.database.execute(sql.raw(`delete from audit_event where ${condition}`));
const setPosition = (condition: string, position: string) =>
  network.database.execute(sql.raw(`update audit_event set position = ${position} where ${condition}`));

it('finds an untouched chain whole', async () => {
  expect(await findFault()).toBeNull();
});

const edits: Partial<AuditEvent>[] = [
  { at: new Date(at(1).getTime() + 60_000) },
  { actorKind: 'rig' },
  { actorId: 'li' },
  { actorId: null },
  { action: 'room:leave' },
  { roomId: 'room-2' },
  { roomId: null },
  { subjectId: '' },
  { outcome: 'not-permitted' },
  { facts: {} },
  { facts: { count: '3' } },
  { previousHash: 'ab'.repeat(32) },
  { hash: 'ab'.repeat(32) },
];

it.each(edits)('names the row in which somebody wrote %o', async (changes) => {
  await edit(4, changes);
  expect(await findFault()).toEqual({ position: 4, fault: 'edited' });
});

it.each([
  [`at = at + interval '1 microsecond'`],
  [`at = 'infinity'`],
  [`at = at - interval '3000 years'`],
  [`facts = '[]'`],
  [`facts = facts || '{"count": [3]}'`],
])('names the row that was changed by %s', async (change) => {
  await network.database.execute(sql.raw(`update audit_event set ${change} where position = 4`));
  expect(await findFault()).toEqual({ position: 4, fault: 'edited' });
});

it('names a row that is gone, alone or given to another position', async () => {
  await remove('position = 4');
  expect(await findFault()).toEqual({ position: 4, fault: 'deleted', until: 4 });
  await setPosition('position = 10', '4');
  expect(await findFault()).toEqual({ position: 4, fault: 'moved', from: 10 });
});

it('names the first of two rows that changed places', async () => {
  await setPosition('position = 4', '0');
  await setPosition('position = 7', '4');
  await setPosition('position = 0', '7');
  expect(await findFault()).toEqual({ position: 4, fault: 'moved', from: 7 });
});

it('names a row that was put between others', async () => {
  await setPosition('position > 3', '-position');
  await setPosition('position < 0', '1 - position');
  const [third] = await network.database.select().from(auditEvent).where(eq(auditEvent.position, 3));
  if (!third) throw new Error('no third row');
  const inserted = { ...third, position: 4, previousHash: third.hash, actorId: 'li' };
  await network.database.insert(auditEvent).values({ ...inserted, hash: hashAuditEvent(inserted) });
  expect(await findFault()).toEqual({ position: 4, fault: 'inserted' });
});

it('knows a chain that was cut off by the head of the table, and by a signed head when that was changed too', async () => {
  await remove('position > 8');
  expect(await findFault()).toEqual({ position: 9, fault: 'truncated', until: 10, signedAt: null });
  await takeLastRowAsHead();
  expect(await findFault()).toEqual({ position: 9, fault: 'truncated', until: 10, signedAt: at(2) });
});

it('knows a tail that was made anew as a whole, also one that grew beyond the old', async () => {
  const rows = await network.database.select().from(auditEvent).orderBy(auditEvent.position);
  const before = rows[6];
  if (!before) throw new Error('no seventh row');
  await remove('position > 7');
  await network.database.update(auditHead).set({ position: before.position, hash: before.hash });
  await append(8);
  expect(await findFault()).toEqual({ position: 10, fault: 'rewritten', intactUntil: 6, signedAt: at(2) });
});

it('knows that a whole chain was taken away', async () => {
  await network.database.delete(auditEvent);
  await network.database.delete(auditHead);
  expect(await findFault()).toEqual({ position: 1, fault: 'truncated', until: 6, signedAt: at(1) });
});

it('looks at one instant while others write on', async () => {
  const { heads } = await readSignedHeads(directory, privateKey);
  let looking = true;
  const write = async () => {
    while (looking) await append(1);
  };
  const writing = [write(), write()];
  const faults: unknown[] = [];
  for (let count = 0; count < 40; count += 1) faults.push((await verifyAudit(network.database, heads)).fault);
  looking = false;
  await Promise.all(writing);
  expect(faults.filter((fault) => fault !== null)).toEqual([]);
  expect((await readAuditHead(network.database))?.position).toBeGreaterThan(10);
});

async function takeLastRowAsHead(): Promise<void> {
  const rows = await network.database.select().from(auditEvent).orderBy(auditEvent.position);
  const last = rows.at(-1);
  await network.database.update(auditHead).set({ position: last?.position, hash: last?.hash });
}
