import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The small program beside which the media worker is measured, made from its source at each run. */
export interface FanOutFloor {
  readonly start: (
    port: number,
    viewers: { readonly address: string; readonly ports: readonly number[] },
  ) => Promise<{
    readonly pid: number;
    readonly stop: () => Promise<void>;
  }>;
  readonly remove: () => Promise<void>;
}

/** @throws {Error} when the Debian packages gcc and libssl-dev are not installed */
export async function buildFanOutFloor(): Promise<FanOutFloor> {
  const folder = await mkdtemp(join(tmpdir(), 'scrubline-floor-'));
  const program = join(folder, 'fan-out-floor');
  const source = join(import.meta.dirname, 'fan-out-floor.c');
  execFileSync('gcc', ['-O2', '-o', program, source, '-lcrypto'], { stdio: 'inherit' });
  return {
    start: async (port, { address, ports }) => {
      const floor = spawn(program, [port, address, ...ports].map(String), { stdio: ['ignore', 'pipe', 'inherit'] });
      const ended = once(floor, 'exit');
      await Promise.race([once(floor.stdout, 'data'), ended.then(() => Promise.reject(new Error('the floor ended')))]);
      return {
        pid: floor.pid ?? 0,
        stop: async () => {
          floor.kill();
          await ended;
        },
      };
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
