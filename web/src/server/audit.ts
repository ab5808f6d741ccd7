import { type AuditEntry, appendAudit, type Database } from '@scrubline/database';
import type { Logger } from '@scrubline/service-kit';
import { factsOfFailure } from './failure-facts.ts';

/** Whoever asks too often to be written down one by one is one row a second. */
const coalescingMs = 1_000;
const subjectsPerSecond = 100;
/** What waits for a database that is gone. */
const waitingLimit = 10_000;

/** How web writes to the chain. Actions are named like requests (`person:sign-in`); ids and codes only. */
export interface AuditTrail {
  /**
   * What was done outside of a transaction of ours. Written when this resolves; else kept, and written as soon as the
   * database takes it.
   */
  record(entry: AuditEntry): Promise<void>;
  /** What was refused: the same refusal of the same actor within a second becomes one row that says how many `times`. */
  recordRefusal(entry: AuditEntry): void;
  /** Writes what still waits. */
  flush(): Promise<void>;
}

export function createAuditTrail({ database, logger }: { database: Database; logger: Logger }): AuditTrail {
  const refusals = new Map<string, { readonly entry: AuditEntry; times: number }>();
  let waiting: AuditEntry[] = [];
  let timer: NodeJS.Timeout | undefined;
  let writing = Promise.resolve();

  const write = async () => {
    const entries = waiting;
    waiting = [];
    try {
      await appendAudit(database, entries);
    } catch (error) {
      logger.error({ kept: entries.length, ...factsOfFailure(error) }, 'audit not written');
      waiting = [...entries, ...waiting].slice(-waitingLimit);
      writeSoon();
    }
  };
  const collectRefusals = () => {
    clearTimeout(timer);
    timer = undefined;
    for (const { entry, times } of refusals.values()) {
      waiting.push(times === 1 ? entry : { ...entry, facts: { ...entry.facts, times } });
    }
    refusals.clear();
  };
  const flush = () => {
    collectRefusals();
    // One after the other: what was done first stands first.
    writing = writing.then(write);
    return writing;
  };
  const writeSoon = () => {
    timer ??= setTimeout(flush, coalescingMs).unref();
  };
  return {
    record: (entry) => {
      // They came before it.
      collectRefusals();
      waiting.push(entry);
      return flush();
    },
    recordRefusal: (entry) => {
      const { actor, action, outcome, subjectId, roomId } = entry;
      // Subjects and rooms come from whoever asks: so many in a second are no longer told apart.
      const told = refusals.size < subjectsPerSecond ? [subjectId, roomId] : [];
      const key = [actor.kind, actor.id, action, outcome, ...told].join(' ');
      const alike = refusals.get(key);
      if (alike) alike.times += 1;
      else refusals.set(key, { entry, times: 1 });
      writeSoon();
    },
    flush,
  };
}
