import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { identifyProcess, isAlive } from './process-identity.ts';

test('a process is alive until it ends, and then its number alone names nobody', async () => {
  const child = spawn('cat', { stdio: ['pipe', 'ignore', 'ignore'] });
  await once(child, 'spawn');
  const identity = identifyProcess(child.pid ?? 0);
  expect(identity).not.toBeNull();
  if (!identity) return;
  expect(isAlive(identity)).toBe(true);
  child.stdin.end();
  await once(child, 'exit');
  expect(isAlive(identity)).toBe(false);
});

test('another process under the same number is not taken for the first', () => {
  const own = identifyProcess(process.pid);
  expect(own && isAlive({ ...own, startedAtTicks: own.startedAtTicks - 1 })).toBe(false);
});
