import { setTimeout as wait } from 'node:timers/promises';

const patienceMs = 30_000;
const askEveryMs = 100;

/** @param what said when it does not become so in time */
export async function untilSo(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const giveUpAt = performance.now() + patienceMs;
  while (!(await isSo())) {
    if (performance.now() > giveUpAt) throw new Error(`this did not become so: ${what}`);
    await wait(askEveryMs);
  }
}
