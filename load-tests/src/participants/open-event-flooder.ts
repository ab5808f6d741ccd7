import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { Flooded, type FlooderOrder } from './event-flooder-orders.ts';

/** A hostile participant in a process of its own. */
export interface EventFlooder {
  readonly flood: (order: FlooderOrder) => Promise<Flooded>;
  readonly close: () => void;
}

export function openEventFlooder(): EventFlooder {
  const flooder = fork(join(import.meta.dirname, 'event-flooder.ts'));
  return {
    flood: async (order) => {
      const answered = once(flooder, 'message');
      flooder.send(order);
      const [answer] = await answered;
      return Flooded.parse(answer);
    },
    close: () => flooder.kill(),
  };
}
