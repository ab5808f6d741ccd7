import { setTimeout as wait } from 'node:timers/promises';
import { Counter, Gauge, type Registry } from 'prom-client';
import type { RoomRegistry } from '../rooms/room-registry.ts';
import type { MediaWorker } from './start-media-worker.ts';
import type { WorkerPool } from './worker-pool.ts';

/** A worker that is too busy to say what it uses must not hold up what the others say. */
const answerWithinMs = 1_000;
const bytesPerKibibyte = 1_024;

/** Figures of each worker by its place in the pool; a place keeps its counters when another worker takes it. */
export function registerWorkerMetrics(registry: Registry, pool: WorkerPool, rooms: RoomRegistry): void {
  const registers = [registry];
  const labelled = { labelNames: ['worker'] as const, registers };
  new Gauge({
    name: 'scrubline_media_workers',
    help: 'Living media workers',
    registers,
    collect() {
      this.set(pool.alive().length);
    },
  });
  new Counter({
    name: 'scrubline_media_worker_deaths_total',
    help: 'Media workers that ended unasked',
    registers,
    collect() {
      this.reset();
      this.inc(pool.deaths());
    },
  });
  new Gauge({
    name: 'scrubline_media_worker_rooms',
    help: 'Open rooms of each worker',
    ...labelled,
    collect() {
      this.reset();
      for (const worker of pool.alive()) this.set({ worker: worker.index }, rooms.roomsOn(worker));
    },
  });
  registerResourceUsage(registry, pool);
}

function registerResourceUsage(registry: Registry, pool: WorkerPool): void {
  const registers = [registry];
  const counted = new WeakMap<MediaWorker, { user: number; system: number }>();
  const memory = new Gauge({
    name: 'scrubline_media_worker_peak_memory_bytes',
    help: 'The most memory that each worker has held',
    labelNames: ['worker'] as const,
    registers,
  });
  new Counter({
    name: 'scrubline_media_worker_cpu_seconds_total',
    help: 'Processor time of each worker',
    labelNames: ['worker', 'mode'] as const,
    registers,
    async collect() {
      await Promise.all(
        pool.alive().map(async (worker) => {
          const usage = await usageOf(worker);
          if (!usage) return;
          const { index } = worker;
          const before = counted.get(worker) ?? { user: 0, system: 0 };
          counted.set(worker, usage);
          this.inc({ worker: index, mode: 'user' }, Math.max(0, usage.user - before.user));
          this.inc({ worker: index, mode: 'system' }, Math.max(0, usage.system - before.system));
          memory.set({ worker: index }, usage.peakMemoryBytes);
        }),
      );
    },
  });
}

async function usageOf({ process }: MediaWorker) {
  const answered = process.getResourceUsage().catch(() => null);
  const usage = await Promise.race([answered, wait(answerWithinMs, null, { ref: false })]);
  if (!usage) return null;
  const { ru_utime: userMs, ru_stime: systemMs, ru_maxrss: peakKibibytes } = usage;
  return { user: userMs / 1_000, system: systemMs / 1_000, peakMemoryBytes: peakKibibytes * bytesPerKibibyte };
}
