import type { Logger } from '@scrubline/service-kit';
import { type AuditKey, exportAuditHead } from './audit-head.ts';
import type { Database } from './database.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** How soon it is tried again when the database or the folder refused, or the chain had no row yet. */
const retryMs = 5 * minuteMs;

/** Time as a service passes it in. */
export interface HeadClock {
  now(): number;
  after(delayMs: number, action: () => void): () => void;
}

/** How long until the next head is due: at the next midnight of UTC, or soon when this day still has none. */
export function untilNextHeadMs(now: number, isExported: boolean): number {
  const untilMidnightMs = dayMs - (now % dayMs);
  return isExported ? untilMidnightMs : Math.min(retryMs, untilMidnightMs);
}

/**
 * Exports a signed head now, when the day has none yet, and on each following day.
 * @returns how it is stopped; resolves when nothing is being written any more
 */
export function startDailyHeads(options: {
  readonly database: Database;
  readonly privateKey: AuditKey;
  readonly directory: string;
  readonly clock: HeadClock;
  readonly logger: Logger;
}): () => Promise<void> {
  const { clock, logger, ...target } = options;
  let stopped = false;
  let cancel = () => {};
  let exporting = Promise.resolve();

  const exportNow = async () => {
    const outcome = await exportAuditHead(target.database, { ...target, now: new Date(clock.now()) }).catch(
      (error: unknown) => {
        logger.error({ err: error }, 'audit head not exported');
        return 'nothing-signed' as const;
      },
    );
    if (outcome === 'exported') logger.info('audit head exported');
    if (!stopped) cancel = clock.after(untilNextHeadMs(clock.now(), outcome !== 'nothing-signed'), begin);
  };
  const begin = () => {
    exporting = exportNow();
  };
  begin();
  return async () => {
    stopped = true;
    cancel();
    await exporting;
  };
}
