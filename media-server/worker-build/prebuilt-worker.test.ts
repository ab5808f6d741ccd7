import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fetchPrebuiltWorker, prebuiltName, readChecksums } from './prebuilt-worker.mjs';
import { destinationOf } from './worker-place.mjs';

// Answers as every mediasoup worker that is started by hand.
const program = '#!/bin/sh\nexit 41\n';
const checksum = createHash('sha256').update(program).digest('hex');

let folder: string;
let mirror: Server;
let mirrorUrl: string;
const said: string[] = [];

beforeEach(async () => {
  said.length = 0;
  folder = await mkdtemp(join(tmpdir(), 'scrubline-prebuilt-'));
  await writeFile(join(folder, 'mediasoup-worker'), program);
  await chmod(join(folder, 'mediasoup-worker'), 0o755);
  execFileSync('tar', ['-czf', join(folder, 'published.tgz'), '-C', folder, 'mediasoup-worker']);
  await rm(join(folder, 'mediasoup-worker'));
  mirror = createServer(async (request, response) => {
    const known = request.url === `/1.2.3/${prebuiltName('1.2.3')}.tgz`;
    response.writeHead(known ? 200 : 404).end(known ? await readFile(join(folder, 'published.tgz')) : '');
  }).listen(0, '127.0.0.1');
  await once(mirror, 'listening');
  const address = mirror.address();
  mirrorUrl = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
});

afterEach(async () => {
  mirror.close();
  await rm(folder, { recursive: true });
});

const fetchWith = (checksums: Map<string, string>, version = '1.2.3') =>
  fetchPrebuiltWorker({
    ...{ folder, version, checksums },
    environment: { MEDIASOUP_WORKER_PREBUILT_DOWNLOAD_BASE_URL: mirrorUrl },
    say: (line: string) => said.push(line),
  });

test('a prebuilt worker with the known checksum is taken', async () => {
  expect(await fetchWith(new Map([[prebuiltName('1.2.3'), checksum]]))).toBe(join(folder, 'mediasoup-worker'));
  expect(said).toEqual([]);
});

test('a prebuilt worker with another checksum is refused in words', async () => {
  expect(await fetchWith(new Map([[prebuiltName('1.2.3'), 'f'.repeat(64)]]))).toBeNull();
  expect(said[0]).toContain('another checksum');
});

test('a worker whose checksum nobody knows is not even downloaded', async () => {
  expect(await fetchWith(new Map())).toBeNull();
  expect(said[0]).toContain('No checksum is known');
  expect(existsSync(join(folder, 'mediasoup-worker'))).toBe(false);
});

test('a download that is not there is said, and is no failure', async () => {
  expect(await fetchWith(new Map([[prebuiltName('9.9.9'), checksum]]), '9.9.9')).toBeNull();
  expect(said[0]).toContain('HTTP 404');
});

test('the table names a SHA-256 for each worker', () => {
  for (const [name, sha256] of readChecksums()) {
    expect(name).toMatch(/^mediasoup-worker-\d+\.\d+\.\d+-linux-(x64|arm64)-kernel\d$/);
    expect(sha256).toMatch(/^[0-9a-f]{64}$/);
  }
});

test('the word that lets an installation pass is no place for a worker', () => {
  expect(() => destinationOf({ MEDIASOUP_WORKER_BIN: 'skip' })).toThrow('unset MEDIASOUP_WORKER_BIN');
});
