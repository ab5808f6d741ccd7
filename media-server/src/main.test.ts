import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { identifyProcess } from '@scrubline/service-kit';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';

const patience = { timeout: 10_000 };
const Line = z.object({ msg: z.string(), pid: z.number().optional(), port: z.number().optional() });
const settings = { CONTROL_PORT: '0', WEBRTC_PORT: '0', WORKERS: '2', MEDIA_CONTROL_TOKEN: 'a-token-for-tests-only' };

const program = join(import.meta.dirname, 'main.ts');

let server: ChildProcess;
afterEach(() => server.kill('SIGKILL'));

/** Starts the program as the supervisor does. */
function start(environment: Record<string, string>) {
  return listenTo(fork(program, { env: environment, silent: true }));
}

function listenTo(started: ChildProcess) {
  server = started;
  const output = { stdout: '', stderr: '' };
  server.stdout?.on('data', (text) => {
    output.stdout += text;
  });
  server.stderr?.on('data', (text) => {
    output.stderr += text;
  });
  return output;
}

async function startReady(output = start(settings)): Promise<number[]> {
  await vi.waitFor(() => expect(output.stdout).toContain('"ready"'), patience);
  const lines = output.stdout
    .trim()
    .split('\n')
    .map((line) => Line.parse(JSON.parse(line)));
  return lines.filter(({ msg }) => msg === 'worker started').flatMap(({ pid }) => pid ?? []);
}

const isRunning = (pid: number) => identifyProcess(pid) !== null;

/** Field 4 of /proc/<pid>/stat, proc(5); the name before it stands in brackets. */
const parentOf = (pid: number): number =>
  Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[1]);

describe('the media-server program', { timeout: 30_000 }, () => {
  it.each<[string, () => void]>([
    ['SIGTERM', () => server.kill('SIGTERM')],
    ['SIGINT', () => server.kill('SIGINT')],
    ['a supervisor that is gone', () => server.disconnect()],
  ])('ends well on %s and takes its workers with it', async (_cause, end) => {
    const workers = await startReady();
    expect(workers.map(isRunning)).toEqual([true, true]);
    end();
    expect(await once(server, 'exit')).toEqual([0, null]);
    expect(workers.map(isRunning)).toEqual([false, false]);
  });

  it('leaves no worker when it is killed', async () => {
    const workers = await startReady();
    server.kill('SIGKILL');
    await vi.waitFor(() => expect(workers.map(isRunning)).toEqual([false, false]), patience);
  });

  it('ends, and leaves no worker, when its supervisor is killed', async () => {
    const supervisor = `process.getBuiltinModule('node:child_process').fork(${JSON.stringify(program)})`;
    const output = listenTo(spawn(process.execPath, ['--eval', supervisor], { env: settings }));
    const workers = await startReady(output);
    const mediaServer = parentOf(workers[0] ?? 0);
    expect([mediaServer, ...workers].map(isRunning)).toEqual([true, true, true]);
    server.kill('SIGKILL');
    await vi.waitFor(() => {
      expect([mediaServer, ...workers].map(isRunning)).toEqual([false, false, false]);
    }, patience);
  });

  it('names every setting that is missing or wrong, and does not start', async () => {
    const output = start({ CONTROL_PORT: 'none', MEDIA_CONTROL_TOKEN: 'short' });
    expect(await once(server, 'exit')).toEqual([78, null]);
    expect(output.stderr).toContain('CONTROL_PORT');
    expect(output.stderr).toContain('MEDIA_CONTROL_TOKEN: at least 16 characters');
  });
});
