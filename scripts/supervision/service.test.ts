import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFreePort } from '@scrubline/database/test-database';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startService } from './service.ts';
import { createServiceLog } from './service-log.ts';

let repository: string;
let port: number;

beforeEach(async () => {
  repository = mkdtempSync(join(tmpdir(), 'scrubline-service-'));
  mkdirSync(join(repository, 'clock'));
  mkdirSync(join(repository, 'run'));
  port = await findFreePort();
});
afterEach(() => rmSync(repository, { recursive: true }));

const healthy = `
  import { createServer } from 'node:http';
  createServer((request, response) => response.end('ok')).listen(Number(process.env.PORT), '127.0.0.1');
  process.on('SIGTERM', () => process.exit(0));
`;

const start = (source: string, signal = new AbortController().signal) => {
  writeFileSync(join(repository, 'clock/main.mjs'), source);
  const log = createServiceLog('clock', join(repository, 'clock.log'), () => {});
  const around = { repository, runDirectory: join(repository, 'run'), log, watch: false };
  const healthUrl = `http://127.0.0.1:${port}/health`;
  const environment = { ...{ PORT: String(port) }, NODE_ENV: 'test' as const };
  return startService(
    { name: 'clock', workspace: 'clock', program: ['main.mjs'], environment, healthUrl },
    around,
    signal,
  );
};
const note = () => join(repository, 'run/clock.pid');

test('a service is started once it is healthy, is noted, and stops when asked', async () => {
  const service = await start(healthy);
  expect(await (await fetch(`http://127.0.0.1:${port}/health`)).text()).toBe('ok');
  expect(existsSync(note())).toBe(true);
  await service.stop();
  expect(await service.ended).toBe('exit code 0');
  expect(existsSync(note())).toBe(false);
});

test('a service that is killed says how it ended', async () => {
  const service = await start(healthy);
  process.kill(JSON.parse(readFileSync(note(), 'utf8')).pid, 'SIGKILL');
  expect(await service.ended).toBe('SIGKILL');
});

test('a service that ends before it is healthy fails with its last lines', async () => {
  await expect(start(`console.error('PORT is missing'); process.exit(78);`)).rejects.toThrow(
    /It ended \(exit code 78\)\.\nPORT is missing/,
  );
});

test('a start that is called off leaves nothing running', async () => {
  const stopping = new AbortController();
  const started = start('setInterval(() => {}, 1000)', stopping.signal);
  stopping.abort();
  await expect(started).rejects.toThrow('aborted');
  expect(existsSync(note())).toBe(false);
});
