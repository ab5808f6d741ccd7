import { appendFile, copyFile, type FileHandle, mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from '@scrubline/service-kit';
import { entryLine, readJournal } from './read-journal.ts';

/** What is written to: a file that stays open. */
export type Disk = Pick<FileHandle, 'appendFile' | 'truncate' | 'datasync' | 'close'>;

export const journalName = 'signaling.journal.jsonl';
/** What the database would never have taken. */
export const refusedName = `${journalName}.refused`;

/** A file that has grown beyond this, and to twice what was needed of it the last time, is written anew. */
const longBytes = 4 * 1024 * 1024;

interface Batch {
  /** Takes the place of all that was written before; null when that is still needed. */
  base: string | null;
  text: string;
  mustLast: boolean;
  readonly written: PromiseWithResolvers<void>;
}

/**
 * Lines on the disk of this machine, in order. What is written together costs one fdatasync. A disk that fails is
 * complained of, and stops nobody: then the lines wait in memory for the next try.
 */
export class JournalFile {
  #handle: Disk;
  readonly #directory: string;
  readonly #logger: Logger;
  #bytes: number;
  #neededBytes: number;
  #next: Batch = newBatch();
  #isRunning = false;

  /** @param bytes how much of the file is needed */
  constructor(handle: Disk, { directory, bytes }: { directory: string; bytes: number }, logger: Logger) {
    this.#handle = handle;
    this.#directory = directory;
    this.#bytes = bytes;
    this.#neededBytes = bytes;
    this.#logger = logger;
  }

  /** @throws {Error} when the directory cannot be used: what was taken away before may not be known then */
  static async open(directory: string, logger: Logger) {
    await mkdir(directory, { recursive: true });
    const path = join(directory, journalName);
    const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return '';
      throw error;
    });
    const { waiting, unreadable } = readJournal(text);
    if (unreadable > 0) {
      const kept = `${path}.damaged`;
      await copyFile(path, kept);
      logger.error({ unreadable, kept }, 'the journal is damaged');
    }
    const needed = waiting.map(entryLine).join('');
    await rewrite(directory, needed);
    const place = { directory, bytes: needed.length };
    return { file: new JournalFile(await open(path, 'a'), place, logger), waiting };
  }

  /** @returns when the line, and all before it, is on the disk; or when the disk failed */
  append(line: string, { mustLast }: { mustLast: boolean }): Promise<void> {
    const batch = this.#next;
    batch.text += line;
    this.#bytes += line.length;
    batch.mustLast ||= mustLast;
    void this.#run();
    return batch.written.promise;
  }

  /** Whether most of the file may be of no more use. */
  get isLong(): boolean {
    return this.#bytes > Math.max(longBytes, 2 * this.#neededBytes);
  }

  /** Of all that was appended until now, no more than these lines is needed. */
  replace(lines: string): void {
    this.#next.base = lines;
    this.#next.text = '';
    this.#bytes = lines.length;
    this.#neededBytes = lines.length;
    void this.#run();
  }

  /** Lays a line aside, for somebody to look at. Rejects when the disk fails. */
  async setAside(line: string): Promise<void> {
    await appendFile(join(this.#directory, refusedName), line, { flush: true });
  }

  async close(): Promise<void> {
    await this.append('', { mustLast: true });
    await this.#handle.close();
  }

  async #run(): Promise<void> {
    if (this.#isRunning) return;
    this.#isRunning = true;
    while (hasWork(this.#next)) {
      const batch = this.#next;
      this.#next = newBatch();
      const isWritten = await this.#write(batch);
      // Somebody waits for what came meanwhile: it is tried too, and then no more until the next line.
      const isAwaited = hasWork(this.#next);
      if (!isWritten) this.#putBack(batch);
      batch.written.resolve();
      if (!isWritten && !isAwaited) break;
    }
    this.#isRunning = false;
  }

  async #write({ base, text, mustLast }: Batch): Promise<boolean> {
    try {
      if (base === '') await this.#handle.truncate(0);
      else if (base !== null) await this.#writeAnew(base);
      if (text !== '') await this.#handle.appendFile(text);
      if (mustLast) await this.#handle.datasync();
      return true;
    } catch (error) {
      this.#logger.error({ err: error }, 'the journal cannot be written');
      return false;
    }
  }

  async #writeAnew(base: string): Promise<void> {
    await rewrite(this.#directory, base);
    const old = this.#handle;
    this.#handle = await open(join(this.#directory, journalName), 'a');
    await old.close();
  }

  /** Tried again with the next line. One may have been cut short: an empty line keeps it apart from what follows. */
  #putBack({ base, text }: Batch): void {
    const next = this.#next;
    if (next.base !== null) return;
    next.base = base;
    next.text = `\n${text}${next.text}`;
  }
}

const hasWork = ({ base, mustLast, text }: Batch): boolean => base !== null || mustLast || text !== '';

const newBatch = (): Batch => ({ base: null, text: '', mustLast: false, written: Promise.withResolvers() });

/** What is still needed, in a file without torn lines, in place of the old one from one moment to the next. */
async function rewrite(directory: string, needed: string): Promise<void> {
  const path = join(directory, journalName);
  const handle = await open(`${path}.new`, 'w');
  await handle.writeFile(needed);
  await handle.datasync();
  await handle.close();
  await rename(`${path}.new`, path);
  const folder = await open(directory, 'r');
  await folder.sync();
  await folder.close();
}
