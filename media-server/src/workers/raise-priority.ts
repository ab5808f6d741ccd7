import { setPriority } from 'node:os';
import type { Logger } from '@scrubline/service-kit';

/** Above Node and the browsers of a demonstration machine, below what keeps the machine itself alive. */
const workerPriority = -5;

/** Lets processes go before Node, where the system allows it. Says once when it does not. */
export function createPriorityRaiser(logger: Logger): (pid: number) => void {
  let isTold = false;
  return (pid) => {
    try {
      setPriority(pid, workerPriority);
    } catch (error) {
      // Ordinary users may not; workers then compete with everything else.
      if (isTold) return;
      isTold = true;
      logger.info({ err: error }, 'workers run at normal priority');
    }
  };
}
