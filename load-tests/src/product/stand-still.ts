import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pidOf } from './processes.ts';
import type { RunningProduct } from './start-product.ts';

/** Stops every process of one part of the product while something is tried, and always lets them go on. */
export async function whileStandingStill<Result>(
  product: RunningProduct,
  part: 'signaling' | 'database',
  work: () => Promise<Result>,
): Promise<Result> {
  const stopped: number[] = [];
  const stop = (pid: number): void => {
    process.kill(pid, 'SIGSTOP');
    stopped.push(pid);
  };
  try {
    if (part === 'signaling') stop(await pidOf(product, part));
    else {
      const postmaster = await postmasterOf(product);
      // First, so that it makes no new ones.
      stop(postmaster);
      for (const pid of await childrenOf(postmaster)) stop(pid);
    }
    return await work();
  } finally {
    for (const pid of stopped.reverse()) process.kill(pid, 'SIGCONT');
  }
}

async function postmasterOf({ dataDirectory }: RunningProduct): Promise<number> {
  const [pid] = (await readFile(join(dataDirectory, 'postgres/cluster/postmaster.pid'), 'utf8')).split('\n');
  return Number(pid);
}

/** Each of the database's connections is served by a process of its own. */
async function childrenOf(pid: number): Promise<number[]> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8');
  return children.split(' ').filter(Boolean).map(Number);
}
