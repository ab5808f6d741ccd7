import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { ContractError } from '@scrubline/contract';
import type { Logger } from '@scrubline/service-kit';
import { createPriorityRaiser } from './raise-priority.ts';
import { type MediaWorker, startMediaWorker, type WebRtcListening } from './start-media-worker.ts';

export interface WorkerPool {
  readonly alive: () => readonly MediaWorker[];
  /** How many have died unasked. */
  readonly deaths: () => number;
  /** The living worker for which `loadOf` is least. @throws {ContractError} `media-unavailable` when none lives */
  readonly leastLoaded: (loadOf: (worker: MediaWorker) => number) => MediaWorker;
  /** Resolves when every process has ended. */
  readonly close: () => Promise<void>;
}

export interface WorkerPoolOptions extends Omit<WebRtcListening, 'port'> {
  readonly workers: number;
  /** Worker n listens on `firstPort + n`. 0: any free ports. */
  readonly firstPort: number;
  readonly logger: Logger;
}

const retryAfterMs = 1_000;

/** Keeps a number of workers running: one that dies is replaced on its own port. */
export async function createWorkerPool(options: WorkerPoolOptions): Promise<WorkerPool> {
  const { workers, firstPort, logger, ...addresses } = options;
  const alive = new Map<number, MediaWorker>();
  const closing = new AbortController();
  const raisePriority = createPriorityRaiser(logger);
  let deaths = 0;

  const start = async (index: number): Promise<void> => {
    const port = firstPort > 0 ? firstPort + index : 0;
    const worker = await startMediaWorker(index, { ...addresses, port });
    const { pid } = worker.process;
    if (closing.signal.aborted) {
      worker.process.close();
      return;
    }
    raisePriority(pid);
    alive.set(index, worker);
    logger.info({ pid, port }, 'worker started');
    worker.process.once('died', (error) => {
      logger.error({ pid, err: error }, 'worker died');
      alive.delete(index);
      deaths += 1;
      void replace(index);
    });
  };

  const replace = async (index: number): Promise<void> => {
    while (!closing.signal.aborted) {
      try {
        await start(index);
        return;
      } catch (error) {
        logger.error({ err: error }, 'worker could not be replaced');
        await wait(retryAfterMs, undefined, { signal: closing.signal }).catch(() => undefined);
      }
    }
  };

  const close = async (): Promise<void> => {
    closing.abort();
    await Promise.all([...alive.values()].map(({ process }) => ended(process)));
    alive.clear();
  };

  try {
    await Promise.all(Array.from({ length: workers }, (_, index) => start(index)));
  } catch (error) {
    await close();
    throw error;
  }
  return {
    alive: () => [...alive.values()],
    deaths: () => deaths,
    leastLoaded: (loadOf) => leastLoaded([...alive.values()], loadOf),
    close,
  };
}

function leastLoaded(workers: MediaWorker[], loadOf: (worker: MediaWorker) => number): MediaWorker {
  const [least] = workers.toSorted((one, other) => loadOf(one) - loadOf(other));
  if (!least) throw new ContractError('media-unavailable');
  return least;
}

async function ended(process: MediaWorker['process']): Promise<void> {
  if (process.subprocessClosed) return;
  const subprocessClosed = once(process, 'subprocessclose');
  process.close();
  await subprocessClosed;
}
