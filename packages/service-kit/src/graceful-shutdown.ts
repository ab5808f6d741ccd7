import type { Logger } from './logger.ts';

/** Longer than any closing step takes; after it the process ends anyway. */
const closingLimitMs = 5_000;

/**
 * Closes once on SIGTERM, SIGINT, or when the supervisor that holds the IPC channel is gone: a killed supervisor
 * leaves no orphan. The process ends with 0, or with 1 when closing failed or took over five seconds.
 */
export function closeOnSignal(close: () => Promise<void>, logger: Logger): void {
  let closing = false;
  const shutDown = async (cause: string) => {
    if (closing) return;
    closing = true;
    logger.info({ cause }, 'stopping');
    setTimeout(() => process.exit(1), closingLimitMs).unref();
    try {
      await close();
    } catch (error) {
      logger.error({ err: error }, 'stopping failed');
      process.exit(1);
    }
    process.exit(0);
  };
  process.on('SIGTERM', () => void shutDown('SIGTERM'));
  process.on('SIGINT', () => void shutDown('SIGINT'));
  const supervisorGone = () => void shutDown('supervisor gone');
  if (process.connected) process.once('disconnect', supervisorGone);
  // It was killed while this service still started. Without a supervisor this is undefined.
  if (process.connected === false) supervisorGone();
}
