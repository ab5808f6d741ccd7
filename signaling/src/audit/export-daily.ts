import type { Logger } from '@scrubline/service-kit';
import type { Clock } from '../clock.ts';

/** Often enough that a day which began while the database was away has its head all the same. */
const tryAgainMs = 60 * 60_000;

/**
 * Has the head of the audit chain signed and kept once a day, from now on.
 * @param exportHead does nothing on a day that has its head already
 * @returns a function that ends it
 */
export function exportDaily(exportHead: () => Promise<string>, clock: Clock, logger: Logger): () => void {
  let cancel = () => {};
  let isOver = false;
  const exportNow = async () => {
    try {
      logger.info({ result: await exportHead() }, 'audit head');
    } catch (error) {
      logger.error({ err: error }, 'the head of the audit could not be exported');
    }
    if (!isOver) cancel = clock.after(tryAgainMs, () => void exportNow());
  };
  void exportNow();
  return () => {
    isOver = true;
    cancel();
  };
}
