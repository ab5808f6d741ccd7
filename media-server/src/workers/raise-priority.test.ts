import { createLogger } from '@scrubline/service-kit';
import { expect, it, vi } from 'vitest';
import { createPriorityRaiser } from './raise-priority.ts';

it('says once that the system does not allow it, and goes on', () => {
  const logger = createLogger('priority-test');
  logger.level = 'silent';
  const info = vi.spyOn(logger, 'info');
  const raise = createPriorityRaiser(logger);
  // No process has this number.
  for (const pid of [2 ** 30, 2 ** 30 + 1]) raise(pid);
  expect(info).toHaveBeenCalledOnce();
});
