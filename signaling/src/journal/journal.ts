import type { Logger } from '@scrubline/service-kit';
import type { Clock } from '../clock.ts';
import type { JournalEntry } from './journal-entry.ts';
import type { JournalFile } from './journal-file.ts';
import { deliveredLine, entryLine, type NumberedEntry } from './read-journal.ts';

const retryMs = 1_000;
/** A disk that takes longer does not hold up an answer; what it is about has happened long before. */
const slowestDiskMs = 1_000;

export interface JournalOptions {
  readonly file: JournalFile;
  /** Left by the process before this one. */
  readonly waiting: readonly NumberedEntry[];
  /** Writes one entry to the database. Repeated, it may be there already. Rejects while the database cannot take it. */
  readonly deliver: (entry: JournalEntry, isRepeated: boolean) => Promise<void>;
  /** Whether the database will never take what it rejected so. */
  readonly isRefused: (error: unknown) => boolean;
  readonly clock: Clock;
  readonly logger: Logger;
}

interface WaitingEntry extends NumberedEntry {
  readonly kind: 'entry';
  isRepeated: boolean;
}

interface Turn {
  readonly kind: 'turn';
  readonly take: () => Promise<void>;
  readonly giveUp: (error: unknown) => void;
}

/**
 * What takes away is done at once, written here, and delivered to the database in order, however long that takes. What
 * gives takes its turn behind what was taken before, so that the later word always holds.
 */
export class Journal {
  readonly #options: JournalOptions;
  readonly #queue: (WaitingEntry | Turn)[];
  #number: number;
  #kept: Promise<void> = Promise.resolve();
  #delivering: Promise<void> | null = null;
  #closing: Promise<void> | null = null;
  #isOver = false;
  #refusedCount = 0;

  constructor(options: JournalOptions) {
    this.#options = options;
    this.#queue = options.waiting.map((entry) => ({ ...entry, kind: 'entry', isRepeated: true }));
    this.#number = Math.max(0, ...options.waiting.map(({ number }) => number));
    if (this.#queue.length > 0) void this.#start();
  }

  /** What the database may not hold yet, oldest first. */
  get waiting(): readonly JournalEntry[] {
    return this.#queue.flatMap((one) => (one.kind === 'entry' ? [one.entry] : []));
  }

  get waitingCount(): number {
    return this.#queue.length;
  }

  /** Entries laid aside since the start, because the database would never have taken them. */
  get refusedCount(): number {
    return this.#refusedCount;
  }

  enter(entry: JournalEntry): void {
    this.#number += 1;
    const numbered = { number: this.#number, entry };
    this.#queue.push({ ...numbered, kind: 'entry', isRepeated: false });
    this.#kept = this.#options.file.append(entryLine(numbered), { mustLast: true });
    void this.#start();
  }

  /** Resolves when all that was entered is on the disk, or when the disk failed or is too slow. */
  async kept(): Promise<void> {
    const { clock, logger } = this.#options;
    const late = Promise.withResolvers<void>();
    const cancel = clock.after(slowestDiskMs, () => {
      logger.error('the journal is slow');
      late.resolve();
    });
    await Promise.race([this.#kept, late.promise]);
    cancel();
  }

  /** Does some work of the database's after everything that was entered before it. Rejects while the database is away. */
  inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      const take = () => work().then(resolve, reject);
      this.#queue.push({ kind: 'turn', take, giveUp: reject });
      void this.#start();
    });
  }

  /** Resolves when one run over what is waiting has ended: with nothing left, or with a failure. */
  async settle(): Promise<void> {
    await this.#start();
  }

  /** Tries once more to deliver; what is still waiting stays on the disk. */
  close(): Promise<void> {
    this.#closing ??= this.settle().then(() => {
      this.#isOver = true;
      return this.#options.file.close();
    });
    return this.#closing;
  }

  #start(): Promise<void> {
    if (this.#isOver) return Promise.resolve();
    this.#delivering ??= this.#deliverAll().finally(() => {
      this.#delivering = null;
    });
    return this.#delivering;
  }

  async #deliverAll(): Promise<void> {
    for (let next = this.#queue[0]; next; next = this.#queue[0]) {
      if (next.kind === 'turn') await next.take();
      else if (!(await this.#deliver(next))) return;
      this.#queue.shift();
      if (next.kind === 'entry') this.#forget(next);
    }
  }

  async #deliver(next: WaitingEntry): Promise<boolean> {
    const { deliver, clock, logger } = this.#options;
    try {
      await deliver(next.entry, next.isRepeated);
      return true;
    } catch (error) {
      if (this.#options.isRefused(error) && (await this.#setAside(next, error))) return true;
      logger.error({ err: error, waiting: this.#queue.length }, 'history could not be written');
      next.isRepeated = true;
      this.#refuseTurns(error);
      clock.after(retryMs, () => void this.#start());
      return false;
    }
  }

  /** One that can never be delivered holds up no other. */
  async #setAside({ number, entry }: WaitingEntry, refusal: unknown): Promise<boolean> {
    const { file, logger } = this.#options;
    try {
      await file.setAside(entryLine({ number, entry }));
    } catch (error) {
      logger.error({ err: error }, 'a refused entry could not be laid aside');
      return false;
    }
    this.#refusedCount += 1;
    logger.error({ err: refusal, wrote: entry.wrote }, 'the database refused an entry for good: it was laid aside');
    return true;
  }

  #refuseTurns(error: unknown): void {
    const isTurn = (one: WaitingEntry | Turn): one is Turn => one.kind === 'turn';
    for (const turn of this.#queue.filter(isTurn)) {
      turn.giveUp(error);
      this.#queue.splice(this.#queue.indexOf(turn), 1);
    }
  }

  #forget({ number }: WaitingEntry): void {
    const { file } = this.#options;
    const waiting = this.#queue.filter((one) => one.kind === 'entry');
    if (waiting.length === 0) file.replace('');
    else if (file.isLong)
      file.replace(waiting.map(({ number: at, entry }) => entryLine({ number: at, entry })).join(''));
    else void file.append(deliveredLine(number), { mustLast: false });
  }
}
