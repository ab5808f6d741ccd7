import { type Logger, pino } from 'pino';

export type { Logger };

/** Logs carry ids and transitions, never people: no names, no free text, no tokens. One line per transition. */
export function createLogger(service: string): Logger {
  // Written at once: what is left in a buffer when its reader was killed would keep the process from ever ending.
  const output = pino.destination({ dest: 1, sync: true });
  return pino({ base: { service }, timestamp: pino.stdTimeFunctions.isoTime }, output);
}
