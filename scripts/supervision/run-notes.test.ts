import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findRunning, noteRunning, stopLeftOvers } from './run-notes.ts';

const program = 'a-service-of-this-test';
let directory: string;
let service: ChildProcess;

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'scrubline-run-'));
  // Ends at the first request, as a service does; its command line names the program.
  service = spawn('sh', ['-c', 'cat; exit 0', program], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  await once(service, 'spawn');
  await noteRunning(directory, 'signaling', service.pid ?? 0, program);
});

afterEach(() => {
  service.kill('SIGKILL');
  rmSync(directory, { recursive: true });
});

const changeNote = (change: object) => {
  const file = join(directory, 'signaling.pid');
  writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), ...change }));
};

test('stops what a killed supervisor has left running', async () => {
  expect(await findRunning(directory, 'signaling')).toMatchObject({ pid: service.pid });
  const exit = once(service, 'exit');
  expect(await stopLeftOvers(directory)).toEqual(['signaling']);
  await exit;
  expect(readdirSync(directory)).toEqual([]);
});

test('leaves a process alone that only has the number of one that was noted', async () => {
  changeNote({ startedAtTicks: 1 });
  expect(await stopLeftOvers(directory)).toEqual([]);
  expect(service.exitCode).toBeNull();
});

test('leaves a process alone that runs another program', async () => {
  changeNote({ program: 'something else' });
  expect(await stopLeftOvers(directory)).toEqual([]);
  expect(service.exitCode).toBeNull();
});

test('a note that was half written is no note', async () => {
  writeFileSync(join(directory, 'signaling.pid'), '{"pid":');
  expect(await stopLeftOvers(directory)).toEqual([]);
});
