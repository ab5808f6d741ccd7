import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';

const patience = { timeout: 10_000 };
const Line = z.object({ msg: z.string(), pid: z.number().optional(), port: z.number().optional() });
const settings = { CONTROL_PORT: '0', WEBRTC_PORT: '0', WORKERS: '1', MEDIA_CONTROL_TOKEN: 'a-token-for-tests-only' };

let server: ChildProcess;
afterEach(() => server.kill('SIGKILL'));

/** Starts the program as the supervisor does. */
function start(environment: Record<string, string>) {
  server = fork(join(import.meta.dirname, 'main.ts'), { env: environment, silent: true });
  const output = { stdout: '', stderr: '' };
  server.stdout?.on('data', (text) => {
    output.stdout += text;
  });
  server.stderr?.on('data', (text) => {
    output.stderr += text;
  });
  return output;
}

async function startReady() {
  const output = start(settings);
  await vi.waitFor(() => expect(output.stdout).toContain('"ready"'), patience);
  const lines = output.stdout
    .trim()
    .split('\n')
    .map((line) => Line.parse(JSON.parse(line)));
  return lines.find(({ msg }) => msg === 'worker started')?.pid ?? 0;
}

const isRunning = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe('the media-server program', { timeout: 30_000 }, () => {
  it.each<[string, () => void]>([
    ['SIGTERM', () => server.kill('SIGTERM')],
    ['SIGINT', () => server.kill('SIGINT')],
    ['a supervisor that is gone', () => server.disconnect()],
  ])('ends well on %s and takes its worker with it', async (_cause, end) => {
    const worker = await startReady();
    expect(isRunning(worker)).toBe(true);
    end();
    expect(await once(server, 'exit')).toEqual([0, null]);
    expect(isRunning(worker)).toBe(false);
  });

  it('leaves no worker when it is killed', async () => {
    const worker = await startReady();
    server.kill('SIGKILL');
    await vi.waitFor(() => expect(isRunning(worker)).toBe(false), patience);
  });

  it('names every setting that is missing or wrong, and does not start', async () => {
    const output = start({ CONTROL_PORT: 'none', MEDIA_CONTROL_TOKEN: 'short' });
    expect(await once(server, 'exit')).toEqual([78, null]);
    expect(output.stderr).toContain('CONTROL_PORT');
    expect(output.stderr).toContain('MEDIA_CONTROL_TOKEN: at least 16 characters');
  });
});
