import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { z } from 'zod';

export const mediaControlToken = 'the token of the tests';

const main = fileURLToPath(new URL('../../../media-server/src/main.ts', import.meta.url));
const Line = z.looseObject({ msg: z.string(), port: z.number().optional() });
const Health = z.object({ workers: z.array(z.object({ pid: z.number() })) });

type Held = 'rooms' | 'transports' | 'producers' | 'consumers' | 'data_producers' | 'data_consumers';

export interface MediaServerUnderTest {
  readonly port: number;
  readonly url: string;
  /** How many it has of one kind. */
  holds(kind: Held): Promise<number>;
  /** The process ends without a word. */
  kill(): Promise<void>;
  killWorkers(): Promise<void>;
}

/** The real media-server in a process of its own, as in production. Ends with the test. */
export async function startMediaServer(port = 0): Promise<MediaServerUnderTest> {
  const environment = {
    CONTROL_PORT: String(port),
    MEDIA_CONTROL_TOKEN: mediaControlToken,
    WEBRTC_PORT: '0',
    WEBRTC_LISTEN_ADDRESS: '127.0.0.1',
    WORKERS: '1',
  };
  const service = spawn(process.execPath, [main], { env: environment, stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => end(service, 'SIGTERM'));
  const taken = await portOf(service);
  const url = `http://127.0.0.1:${taken}`;
  return {
    port: taken,
    url,
    async holds(kind) {
      const metrics = await (await fetch(`${url}/metrics`)).text();
      return Number(new RegExp(`^scrubline_media_${kind} (\\d+)$`, 'm').exec(metrics)?.[1]);
    },
    kill: () => end(service, 'SIGKILL'),
    async killWorkers() {
      const { workers } = Health.parse(await (await fetch(`${url}/health`)).json());
      for (const { pid } of workers) process.kill(pid, 'SIGKILL');
    },
  };
}

async function portOf(service: ChildProcess): Promise<number> {
  const { stdout } = service;
  if (!stdout) throw new Error('the media-server says nothing');
  for await (const text of createInterface(stdout)) {
    const line = Line.parse(JSON.parse(text));
    if (line.msg !== 'ready' || !line.port) continue;
    stdout.resume();
    return line.port;
  }
  throw new Error('the media-server did not start');
}

async function end(service: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (service.exitCode !== null || service.signalCode !== null) return;
  service.kill(signal);
  await once(service, 'exit');
}
