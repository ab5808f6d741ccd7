import { type DestinationStream, type Logger, pino } from 'pino';
import { factsOfError } from './facts-of-error.ts';

export type { Logger };

/**
 * Logs carry ids and transitions, never people: no names, no free text, no tokens. One line per transition. An error is
 * logged as `err`, with words of ours beside it.
 * @param output this process's own unless a test reads it
 */
export function createLogger(service: string, output: DestinationStream = ownOutput()): Logger {
  const options = {
    base: { service },
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: (error: unknown) => factsOfError(error) },
    hooks: { logMethod: withoutTheirWords },
  };
  return pino(options, output);
}

/** Written at once: what is left in a buffer when its reader was killed would keep the process from ever ending. */
const ownOutput = () => pino.destination({ dest: 1, sync: true });

/** Where we say nothing, pino would say what the error says. */
function withoutTheirWords(this: Logger, [first, ...words]: Parameters<pino.LogFn>, write: pino.LogFn): void {
  const facts: unknown = first instanceof Error ? { err: first } : first;
  const isSilent = words.length === 0 && typeof facts === 'object' && facts !== null && 'err' in facts;
  write.apply(this, isSilent ? [facts, 'failed'] : [facts, ...words]);
}
