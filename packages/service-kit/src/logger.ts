import { type Logger, pino } from 'pino';

export type { Logger };

/** Logs carry ids and transitions, never people: no names, no free text, no tokens. One line per transition. */
export function createLogger(service: string): Logger {
  return pino({ base: { service }, timestamp: pino.stdTimeFunctions.isoTime });
}
