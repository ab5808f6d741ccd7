import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { getPriority } from 'node:os';
import { createLogger } from '@scrubline/service-kit';
import { expect, it, vi } from 'vitest';
import { createPriorityRaiser } from './raise-priority.ts';

function quietLogger() {
  const logger = createLogger('priority-test');
  logger.level = 'silent';
  return { logger, info: vi.spyOn(logger, 'info') };
}

it('lets a process go before those of other sessions too, or says that it may not', async () => {
  const { logger, info } = quietLogger();
  const child = spawn('sleep', ['60'], { detached: true });
  await once(child, 'spawn');
  const pid = child.pid ?? 0;
  createPriorityRaiser(logger)(pid);
  const expected = info.mock.calls.length > 0 ? 0 : -10;
  expect(getPriority(pid)).toBe(expected);
  const group = `/proc/${pid}/autogroup`;
  if (existsSync(group)) expect(readFileSync(group, 'utf8')).toContain(`nice ${expected}\n`);
  child.kill();
});

it('says once that the system does not allow it, and goes on', () => {
  const { logger, info } = quietLogger();
  const raise = createPriorityRaiser(logger);
  // No process has this number.
  for (const pid of [2 ** 30, 2 ** 30 + 1]) raise(pid);
  expect(info).toHaveBeenCalledOnce();
});
