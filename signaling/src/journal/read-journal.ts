import { z } from 'zod';
import { JournalEntry } from './journal-entry.ts';

const Position = z.number().int().nonnegative();
const Line = z.union([
  z.strictObject({ number: Position, entry: JournalEntry }),
  /** The database holds the entry of this number. */
  z.strictObject({ delivered: Position }),
]);

export interface NumberedEntry {
  readonly number: number;
  readonly entry: JournalEntry;
}

export interface JournalContents {
  /** What the database may not hold yet, oldest first. */
  readonly waiting: readonly NumberedEntry[];
  /** Lines that nobody can read, besides a last one that was cut short. */
  readonly unreadable: number;
}

export const entryLine = (numbered: NumberedEntry): string => `${JSON.stringify(numbered)}\n`;
export const deliveredLine = (number: number): string => `${JSON.stringify({ delivered: number })}\n`;

/** What a journal says. Its last line may be torn: the power failed while it was written, so nobody was told that it held. */
export function readJournal(text: string): JournalContents {
  const whole = text.split('\n');
  whole.pop();
  const lines = whole.filter((line) => line !== '').map((line) => Line.safeParse(parseJson(line)));
  const waiting = new Map<number, NumberedEntry>();
  for (const { data } of lines) {
    if (!data) continue;
    if ('delivered' in data) waiting.delete(data.delivered);
    else waiting.set(data.number, data);
  }
  return { waiting: [...waiting.values()], unreadable: lines.filter(({ success }) => !success).length };
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
