import type { Logger } from './logger.ts';

/** Longer than any closing step takes; after it the process ends anyway. */
const closingLimitMs = 5_000;

/**
 * Closes once on SIGTERM, SIGINT, or when the supervisor that holds the IPC channel is gone: a killed supervisor
 * leaves no orphan.
 */
export function closeOnSignal(close: () => Promise<void>, logger: Logger): void {
  let closing = false;
  const shutDown = async (cause: string) => {
    if (closing) return;
    closing = true;
    logger.info({ cause }, 'stopping');
    setTimeout(() => process.exit(1), closingLimitMs).unref();
    await close();
    process.exit(0);
  };
  process.once('SIGTERM', () => void shutDown('SIGTERM'));
  process.once('SIGINT', () => void shutDown('SIGINT'));
  if (process.channel) process.once('disconnect', () => void shutDown('supervisor gone'));
}
