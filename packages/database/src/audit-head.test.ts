import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, generateKeyPair } from 'jose';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { appendAudit } from './audit.ts';
import { AuditKey, exportAuditHead, readSignedHeads } from './audit-head.ts';
import { readAuditHead } from './read-audit.ts';
import { openTestNetwork, type TestNetwork } from './test-network.ts';

let network: TestNetwork;
let privateKey: AuditKey;
let directory: string;
const makeKey = async () => {
  const keys = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  return AuditKey.parse(await exportJWK(keys.privateKey));
};
beforeAll(async () => {
  network = await openTestNetwork();
  privateKey = await makeKey();
});
afterAll(() => network.close());
beforeEach(() => {
  directory = join(mkdtempSync(join(tmpdir(), 'scrubline-heads-')), 'audit');
});
afterEach(() => rmSync(join(directory, '..'), { recursive: true }));

const now = new Date('2026-03-12T23:59:00.500Z');
const tomorrow = new Date('2026-03-13T00:01:00Z');
const append = () =>
  appendAudit(network.database, [
    { at: now, actor: { kind: 'service', id: 'web' }, action: 'test:act', outcome: 'ok' },
  ]);
const exportHead = (time = now) => exportAuditHead(network.database, { privateKey, directory, now: time });

it('signs nothing before the first row', async () => {
  expect(await exportHead()).toBe('nothing-signed');
  expect(readdirSync(directory)).toEqual([]);
  expect(await readSignedHeads(join(directory, 'nowhere'), privateKey)).toEqual({ heads: [], refused: [] });
});

it('keeps the first head of a day, and one for each day', async () => {
  await append();
  const first = await readAuditHead(network.database);
  expect(await exportHead()).toBe('exported');
  const file = readFileSync(join(directory, '2026-03-12.json'), 'utf8');
  await append();
  expect(await exportHead()).toBe('kept-before');
  expect(await exportHead(tomorrow)).toBe('exported');
  expect(readFileSync(join(directory, '2026-03-12.json'), 'utf8')).toBe(file);
  expect(await readSignedHeads(directory, privateKey)).toEqual({
    heads: [
      { ...first, at: now },
      { ...(await readAuditHead(network.database)), at: tomorrow },
    ],
    refused: [],
  });
  expect(readdirSync(directory)).toEqual(['2026-03-12.json', '2026-03-13.json']);
});

it('is written by exactly one of several that export at once, and leaves no half-made file', async () => {
  await append();
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => exportHead()));
  expect(outcomes.filter((outcome) => outcome === 'exported')).toHaveLength(1);
  expect(readdirSync(directory)).toEqual(['2026-03-12.json']);
});

it('refuses a head that was changed, signed by another, given to another day, or is none', async () => {
  await append();
  await exportHead();
  const file = join(directory, '2026-03-12.json');
  const signed = JSON.parse(readFileSync(file, 'utf8'));
  const content = JSON.parse(Buffer.from(signed.payload, 'base64url').toString());
  const other = Buffer.from(JSON.stringify({ ...content, position: 1_000 })).toString('base64url');
  for (const text of [JSON.stringify({ ...signed, payload: other }), '{}', 'no JSON']) {
    writeFileSync(file, text);
    expect(await readSignedHeads(directory, privateKey)).toEqual({ heads: [], refused: ['2026-03-12.json'] });
  }
  writeFileSync(file, JSON.stringify(signed));
  expect((await readSignedHeads(directory, await makeKey())).refused).toEqual(['2026-03-12.json']);
  renameSync(file, join(directory, '2026-03-11.json'));
  expect((await readSignedHeads(directory, privateKey)).refused).toEqual(['2026-03-11.json']);
});

it('is verified with the public part alone', async () => {
  await append();
  await exportHead();
  const { d: _private, ...publicKey } = privateKey;
  expect((await readSignedHeads(directory, publicKey)).heads).toHaveLength(1);
});
