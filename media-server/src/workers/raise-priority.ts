import { existsSync, writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import type { Logger } from '@scrubline/service-kit';

/** Above Node and the browsers of a demonstration machine, below what keeps the machine itself alive. */
const workerPriority = -10;

/** Lets processes go before Node, where the system allows it. Says once when it does not. */
export function createPriorityRaiser(logger: Logger): (pid: number) => void {
  let isTold = false;
  return (pid) => {
    try {
      setPriority(pid, workerPriority);
      raiseSession(pid);
    } catch (error) {
      // Ordinary users may not; workers then compete with everything else.
      if (isTold) return;
      isTold = true;
      logger.info({ err: error }, 'workers run at normal priority');
    }
  };
}

/** Linux may share processors among sessions first (autogroup, sched(7)): priorities then count only within one. */
function raiseSession(pid: number): void {
  const group = `/proc/${pid}/autogroup`;
  if (existsSync(group)) writeFileSync(group, String(workerPriority));
}
