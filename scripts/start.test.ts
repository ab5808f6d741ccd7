import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { findFreePort } from '@scrubline/database/test-database';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { repository } from './preparation/settings.mjs';

const startLimitMs = 120_000;
const storyLimitMs = 400_000;

let directory: string;
let environment: Record<string, string>;
const started: ChildProcess[] = [];

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'scrubline-start-'));
  const ports = ['PORT', 'SIGNALING_PORT', 'CONTROL_PORT', 'WEBRTC_PORT', 'DATABASE_PORT'];
  const free = await Promise.all(ports.map(async (name) => [name, String(await findFreePort())]));
  environment = { ...Object.fromEntries(free), WORKERS: '1', DATA_DIRECTORY: join(directory, 'data') };
});

afterEach(async () => {
  for (const product of started.splice(0)) {
    if (product.exitCode !== null || product.signalCode) continue;
    product.kill('SIGTERM');
    await once(product, 'exit');
  }
  rmSync(directory, { recursive: true });
}, startLimitMs);

/** Starts the product and collects what it prints, until it is ready or has ended. */
async function start(settings = environment) {
  const product = spawn('node', ['scripts/start.mjs'], {
    cwd: repository,
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(product);
  const lines: string[] = [];
  const settled = Promise.withResolvers<void>();
  for (const stream of [product.stdout, product.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line);
      if (line.startsWith('ready ')) settled.resolve();
    });
  }
  product.once('close', () => settled.resolve());
  await settled.promise;
  return { product, lines };
}

/** Command lines of every living process that was started for this test's data. */
function livingProcesses(): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const commandLine = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
        const told = readFileSync(`/proc/${pid}/environ`, 'utf8').includes(directory);
        return commandLine && (told || commandLine.includes(directory)) ? [commandLine] : [];
      } catch {
        return [];
      }
    });
}

const pidOf = (name: string): number =>
  JSON.parse(readFileSync(join(environment.DATA_DIRECTORY ?? '', `run/${name}.pid`), 'utf8')).pid;

test(
  'starts, is healed after a kill, starts a dead service again, and leaves nobody behind',
  async () => {
    const first = await start();
    expect(first.lines.at(-1)).toBe(`ready http://localhost:${environment.PORT}`);
    expect(first.lines.join('\n')).toMatch(/Demonstration accounts[\s\S]+@/);
    expect((await fetch(`http://localhost:${environment.PORT}/api/health`)).status).toBe(200);

    const second = await start();
    expect(second.product.exitCode).toBe(1);
    expect(second.lines.join('\n')).toContain(`as process ${pidOf('supervisor')}`);

    process.kill(pidOf('supervisor'), 'SIGKILL');
    await once(first.product, 'exit');
    await vi.waitFor(
      () => expect(livingProcesses().filter((commandLine) => !commandLine.includes('postgres'))).toEqual([]),
      { timeout: 20_000 },
    );

    const healed = await start();
    expect(healed.lines).toContain('Stopped a database server that an earlier run had left behind');
    process.kill(pidOf('signaling'), 'SIGKILL');
    await vi.waitFor(() => expect(healed.lines).toContain('signaling runs again'), { timeout: 30_000 });
    expect(healed.lines).toContain('signaling has ended (SIGKILL)');

    healed.product.kill('SIGTERM');
    const [exitCode] = await once(healed.product, 'exit');
    expect(exitCode).toBe(0);
    expect(livingProcesses()).toEqual([]);
  },
  storyLimitMs,
);

test(
  'a port that is taken ends the start with the port, its holder and what to do',
  async () => {
    const settings = { ...environment, PORT: environment.SIGNALING_PORT ?? '' };
    const holder = spawn(process.execPath, [
      '-e',
      `require('net').createServer().listen(${settings.PORT}, () => console.log())`,
    ]);
    await once(holder.stdout, 'data');
    const { product, lines } = await start(settings);
    holder.kill();
    expect(product.exitCode).toBe(1);
    expect(lines.join('\n')).toContain(
      `Port ${settings.PORT} (tcp) for the web pages is in use by process ${holder.pid}`,
    );
    expect(livingProcesses()).toEqual([]);
  },
  storyLimitMs,
);
