import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { product } from './product.ts';

const postmaster = async (): Promise<number> => {
  const note = await readFile(join(product().dataDirectory, 'postgres/cluster/postmaster.pid'), 'utf8');
  return Number.parseInt(note, 10);
};

const childrenOf = async (pid: number): Promise<number[]> =>
  (await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')).split(' ').filter(Boolean).map(Number);

/** Does something while the product's database takes connections and answers none, as on a disk that hangs. */
export async function whileDatabaseIsGone(work: () => Promise<void>): Promise<void> {
  const parent = await postmaster();
  process.kill(parent, 'SIGSTOP');
  // Only now: a parent that stands still begets no more of them.
  const family = [parent, ...(await childrenOf(parent))];
  for (const pid of family) process.kill(pid, 'SIGSTOP');
  try {
    await work();
  } finally {
    for (const pid of family) process.kill(pid, 'SIGCONT');
  }
}
