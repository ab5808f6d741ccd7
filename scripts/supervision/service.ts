import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Running } from './keep-running.ts';
import { endGroup, forgetRunning, noteRunning } from './run-notes.ts';
import type { ServiceLog } from './service-log.ts';

export interface Service {
  readonly name: string;
  /** The folder of its workspace, from the folder of the project. */
  readonly workspace: string;
  /** Node's parameters: first the file to run, inside the workspace. */
  readonly program: readonly [string, ...string[]];
  /** All of it: what this process itself was told is not handed on. */
  readonly environment: NodeJS.ProcessEnv;
  /** Answers 200 once the service can be used. */
  readonly healthUrl: string;
}

export interface ServiceSurroundings {
  readonly repository: string;
  readonly runDirectory: string;
  readonly log: ServiceLog;
  /** Starts the service again whenever its source changes. */
  readonly watch: boolean;
}

const readyLimitMs = 90_000;
const lookEveryMs = 50;
/** Longer than a service gives itself to close. */
const politeMs = 7_000;

/**
 * Starts a service as a process of its own and resolves when it is healthy. It ends by itself when the channel to
 * this process is gone.
 * @throws {Error} with its last lines when it ends or stays unhealthy
 */
export async function startService(
  service: Service,
  around: ServiceSurroundings,
  signal: AbortSignal,
): Promise<Running> {
  signal.throwIfAborted();
  const [file, ...parameters] = service.program;
  const folder = join(around.repository, service.workspace);
  const program = join(folder, file);
  const watcher = around.watch ? [join(import.meta.dirname, 'watch-service.ts')] : [];
  const child = spawn(process.execPath, [...watcher, program, ...parameters], {
    cwd: folder,
    env: service.environment,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // Ctrl-C reaches the supervisor alone, which then stops its services in order.
    detached: true,
  });
  const ended = once(child, 'exit').then(([code, endedBy]) => String(endedBy ?? `exit code ${code}`));
  await once(child, 'spawn');
  const pid = child.pid ?? 0;
  around.log.follow(child.stdout, around.watch);
  around.log.follow(child.stderr, true);
  await noteRunning(around.runDirectory, service.name, pid, program);
  const gone = ended.then(async (how) => {
    endGroup(pid);
    await forgetRunning(around.runDirectory, service.name);
    return how;
  });
  const stop = async () => {
    child.kill('SIGTERM');
    await Promise.race([gone, delay(politeMs, undefined, { ref: false })]);
    endGroup(pid);
    await gone;
  };

  const decided = new AbortController();
  const waiting = AbortSignal.any([signal, decided.signal, AbortSignal.timeout(readyLimitMs)]);
  try {
    await Promise.race([
      untilHealthy(service.healthUrl, waiting),
      gone.then((how) => {
        throw new Error(`It ended (${how}).`);
      }),
    ]);
  } catch (error) {
    await stop();
    signal.throwIfAborted();
    throw new Error(`${error instanceof Error ? error.message : error}\n${around.log.lastLines()}`, { cause: error });
  } finally {
    decided.abort();
  }
  return { ended: gone, stop };
}

async function untilHealthy(url: string, signal: AbortSignal): Promise<void> {
  for (;;) {
    const response = await fetch(url, { signal }).catch(() => null);
    if (response?.ok) return;
    if (signal.aborted) throw new Error(`It does not answer ${url}.`);
    await delay(lookEveryMs);
  }
}
