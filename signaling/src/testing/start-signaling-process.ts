import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { z } from 'zod';

const main = fileURLToPath(new URL('../main.ts', import.meta.url));
const Ready = z.object({ msg: z.literal('ready'), port: z.number() });

export interface SignalingProcess {
  readonly service: ChildProcess;
  readonly port: number;
  readonly url: string;
  /** All that it has said. */
  readonly said: () => string;
  readonly exit: Promise<unknown[]>;
  /** Ends without a word. Resolves when it is gone. */
  readonly kill: () => Promise<void>;
}

/** The real service in a process of its own, as in production. Resolves when it says that it is ready. */
export async function startSignalingProcess(environment: Record<string, string>): Promise<SignalingProcess> {
  const service = fork(main, { env: environment, silent: true });
  const exit = once(service, 'exit');
  onTestFinished(() => void service.kill('SIGKILL'));
  let said = '';
  let complained = '';
  service.stderr?.on('data', (chunk) => {
    complained += chunk;
  });
  const ready = new Promise<number>((resolve) => {
    service.stdout?.on('data', (chunk) => {
      said += chunk;
      const line = said.split('\n').find((one) => one.includes('"ready"'));
      if (line) resolve(Ready.parse(JSON.parse(line)).port);
    });
  });
  const died = exit.then(() => {
    throw new Error(`signaling did not start:\n${complained}`);
  });
  died.catch(() => {});
  const port = await Promise.race([ready, died]);
  const kill = async () => {
    service.kill('SIGKILL');
    await exit;
  };
  return { service, port, url: `http://127.0.0.1:${port}`, said: () => said, exit, kill };
}
