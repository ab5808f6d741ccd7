import { ContractError, EntryId, type ErrorCode } from '@scrubline/contract';

/** Words that were tried to be written, under the id that they were tried with. */
export interface TriedEntry {
  readonly words: string;
  readonly entryId: EntryId;
}

/** Answers after which it is not known whether it was kept. */
const unknown: ReadonlySet<ErrorCode> = new Set(['connection-lost', 'reply-timeout', 'internal']);

/** The same words under the same id, when they may be there already; else as something new. */
export function entryFor(words: string, tried: TriedEntry | null, newId: () => string): TriedEntry {
  return tried?.words === words ? tried : { words, entryId: EntryId.parse(newId()) };
}

/** What is remembered after a try that went wrong. */
export const afterRefusal = (entry: TriedEntry, error: unknown): TriedEntry | null =>
  error instanceof ContractError && unknown.has(error.code) ? entry : null;
