import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { z } from 'zod';
import { HostAnswer, type HostOrder } from './rtp-host-orders.ts';

/** A process that plays participants without browsers. */
export interface RtpHost {
  readonly pid: number;
  /** @throws {Error} with what went wrong there */
  readonly tell: <Reply extends z.ZodType>(order: HostOrder, reply: Reply) => Promise<z.output<Reply>>;
  readonly close: () => void;
}

/** @param runThere what it is started with to run on another host */
export function openRtpHost(runThere: readonly string[] = []): RtpHost {
  const [program = process.execPath, ...parameters] = [
    ...runThere,
    process.execPath,
    join(import.meta.dirname, 'rtp-host.ts'),
  ];
  const host = spawn(program, parameters, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], detached: true });
  const ended = once(host, 'exit').then(() => {
    throw new Error('the process of the participants ended');
  });
  ended.catch(() => undefined);
  return {
    pid: host.pid ?? 0,
    tell: async (order, reply) => {
      const answered = once(host, 'message');
      host.send(order);
      const [message] = await Promise.race([answered, ended]);
      const answer = HostAnswer.parse(message);
      if ('failure' in answer) throw new Error(`${order.order}: ${answer.failure}`);
      return reply.parse(answer.answer);
    },
    close: () => host.kill(),
  };
}
