import { setTimeout as delay } from 'node:timers/promises';

/** Something that runs until it is stopped or ends by itself. */
export interface Running {
  /** Resolves with how it ended, in a word. */
  readonly ended: Promise<string>;
  stop(): Promise<void>;
}

export interface KeepRunningOptions {
  readonly name: string;
  /** Resolves once it can be used. Gives up, and leaves nothing running, when the signal says so. */
  readonly start: (signal: AbortSignal) => Promise<Running>;
  readonly say: (line: string) => void;
  readonly now?: () => number;
  readonly wait?: (durationMs: number, signal: AbortSignal) => Promise<void>;
}

const firstDelayMs = 1_000;
const longestDelayMs = 30_000;
/** After this long, an end is a new trouble and not the old one. */
const steadyAfterMs = 60_000;

/** Milliseconds to wait before the next start: doubled with each failure, at most half a minute. */
export const restartDelayMs = (failuresInARow: number): number =>
  Math.min(firstDelayMs * 2 ** failuresInARow, longestDelayMs);

const pause = (durationMs: number, signal: AbortSignal): Promise<void> => delay(durationMs, undefined, { signal });

/**
 * Starts something and starts it again whenever it ends, later each time.
 * @throws {Error} when the first start fails: then nothing runs
 */
export async function keepRunning(options: KeepRunningOptions): Promise<{ stop(): Promise<void> }> {
  const { name, start, say, now = () => performance.now(), wait = pause } = options;
  const stopping = new AbortController();
  let running = await start(stopping.signal);

  const startAgain = async (): Promise<boolean> => {
    try {
      running = await start(stopping.signal);
      return true;
    } catch (error) {
      if (!stopping.signal.aborted) say(`${name} does not start: ${error instanceof Error ? error.message : error}`);
      return false;
    }
  };

  const guard = async () => {
    for (let failures = 0; ; ) {
      const startedAt = now();
      const how = await running.ended;
      if (stopping.signal.aborted) return;
      if (now() - startedAt > steadyAfterMs) failures = 0;
      say(`${name} has ended (${how})`);
      for (let runs = false; !runs; failures += 1) {
        say(`Starting ${name} again in ${restartDelayMs(failures) / 1000} s`);
        await wait(restartDelayMs(failures), stopping.signal);
        runs = await startAgain();
        if (stopping.signal.aborted) return;
      }
      say(`${name} runs again`);
    }
  };
  const guarded = guard().catch((error: unknown) => {
    if (!stopping.signal.aborted) throw error;
  });

  return {
    async stop() {
      stopping.abort();
      await running.stop();
      await guarded;
      await running.stop();
    },
  };
}
