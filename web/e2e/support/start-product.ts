import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { freePorts } from './free-ports.ts';
import { product, publishProduct } from './product.ts';
import { readClientBundle, readLogs, readMetrics, requireSecrecy } from './secrecy.ts';
import { readSeen } from './seen.ts';

const repository = resolve(import.meta.dirname, '../../..');
const startLimitMs = 300_000;

/** Starts the product as its users do, on free ports and an empty data folder, and ends it after the last story. */
export default async function startProduct(): Promise<() => Promise<void>> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'scrubline-e2e-'));
  const [PORT, SIGNALING_PORT, CONTROL_PORT, WEBRTC_PORT, DATABASE_PORT] = (await freePorts(5)).map(String);
  const child = spawn('node', ['scripts/start.mjs'], {
    cwd: repository,
    env: {
      ...process.env,
      DATA_DIRECTORY: dataDirectory,
      PORT,
      SIGNALING_PORT,
      CONTROL_PORT,
      WEBRTC_PORT,
      DATABASE_PORT,
      WORKERS: '1',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const output = await outputUntilReady(child);
  publishProduct({
    baseUrl: oneOf(output, /^ready (\S+)$/m),
    signalingUrl: `http://127.0.0.1:${SIGNALING_PORT}`,
    mediaControlUrl: `http://127.0.0.1:${CONTROL_PORT}`,
    password: oneOf(output, /password (\S+)/),
    dataDirectory,
  });
  return async () => {
    const { signalingUrl, mediaControlUrl } = product();
    const metrics = await readMetrics([signalingUrl, mediaControlUrl]);
    child.kill('SIGTERM');
    await once(child, 'exit');
    // After the last story: what them all left behind.
    const { addresses, secrets } = await readSeen(dataDirectory);
    const left = [
      await readLogs(dataDirectory),
      metrics,
      await readClientBundle(),
      [['addresses', addresses.join('\n')]],
    ];
    await requireSecrecy(dataDirectory, new Map(left.flatMap((texts) => [...texts] as [string, string][])), secrets);
    await rm(dataDirectory, { recursive: true, force: true });
  };
}

async function outputUntilReady(child: ChildProcess): Promise<string> {
  let output = '';
  await new Promise<void>((ready, fail) => {
    const limit = setTimeout(() => fail(new Error(`not ready in time:\n${output}`)), startLimitMs);
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (!/^ready /m.test(output)) return;
      clearTimeout(limit);
      ready();
    });
    child.once('exit', () => fail(new Error(`the product ended:\n${output}`)));
  });
  return output;
}

function oneOf(text: string, pattern: RegExp): string {
  const found = text.match(pattern)?.[1];
  if (!found) throw new Error(`no ${pattern} in:\n${text}`);
  return found;
}
