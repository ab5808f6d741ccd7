import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { RunningProduct } from './start-product.ts';

const RunNote = z.object({ pid: z.number().int() });
const MediaHealth = z.object({
  workers: z.array(z.object({ place: z.number().int(), pid: z.number().int() })),
});

/** The process that runs one of the product's services at this moment. */
export async function pidOf(product: RunningProduct, service: 'signaling' | 'media-server' | 'web'): Promise<number> {
  const note = await readFile(join(product.dataDirectory, 'run', `${service}.pid`), 'utf8');
  return RunNote.parse(JSON.parse(note)).pid;
}

/** The media worker that listens on a port. @throws {Error} when none does */
export async function workerPidAt(product: RunningProduct, webRtcPort: number): Promise<number> {
  const response = await fetch(`${product.controlUrl}/health`);
  const { workers } = MediaHealth.parse(await response.json());
  const worker = workers.find(({ place }) => product.webRtcPort + place === webRtcPort);
  if (!worker) throw new Error(`no media worker listens on ${webRtcPort}`);
  return worker.pid;
}

/** What a process has used of the processors since its start, kernel time for its packets included. Milliseconds. */
export function cpuTimeMs(pid: number): number {
  const tasks = `/proc/${pid}/task`;
  const nanoseconds = readdirSync(tasks).map((task) => {
    const [onProcessor = ''] = readFileSync(join(tasks, task, 'schedstat'), 'utf8').split(' ');
    return Number(onProcessor);
  });
  return nanoseconds.reduce((sum, one) => sum + one, 0) / 1e6;
}
