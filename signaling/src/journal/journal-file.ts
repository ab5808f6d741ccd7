import { copyFile, type FileHandle, mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from '@scrubline/service-kit';
import { entryLine, type NumberedEntry, readJournal } from './read-journal.ts';

export const journalName = 'signaling.journal.jsonl';

interface Batch {
  /** Nothing that was written before is needed any more. */
  clearsFirst: boolean;
  text: string;
  mustLast: boolean;
  readonly written: PromiseWithResolvers<void>;
}

/**
 * Lines on the disk of this machine, in order. What is written together costs one fdatasync. A disk that fails is
 * complained of, and stops nobody: then the lines wait in memory for the next try.
 */
export class JournalFile {
  readonly #handle: FileHandle;
  readonly #logger: Logger;
  #next: Batch = newBatch();
  #isRunning = false;

  constructor(handle: FileHandle, logger: Logger) {
    this.#handle = handle;
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
    await rewrite(directory, path, waiting);
    return { file: new JournalFile(await open(path, 'a'), logger), waiting };
  }

  /** @returns when the line, and all before it, is on the disk; or when the disk failed */
  append(line: string, { mustLast }: { mustLast: boolean }): Promise<void> {
    const batch = this.#next;
    batch.text += line;
    batch.mustLast ||= mustLast;
    void this.#run();
    return batch.written.promise;
  }

  /** Nothing that was appended until now is needed any more. */
  clear(): void {
    this.#next.clearsFirst = true;
    this.#next.text = '';
    void this.#run();
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

  async #write({ clearsFirst, text, mustLast }: Batch): Promise<boolean> {
    try {
      if (clearsFirst) await this.#handle.truncate(0);
      if (text !== '') await this.#handle.appendFile(text);
      if (mustLast) await this.#handle.datasync();
      return true;
    } catch (error) {
      this.#logger.error({ err: error }, 'the journal cannot be written');
      return false;
    }
  }

  /** Tried again with the next line. One may have been cut short: an empty line keeps it apart from what follows. */
  #putBack({ clearsFirst, text }: Batch): void {
    const next = this.#next;
    if (next.clearsFirst) return;
    next.clearsFirst = clearsFirst;
    next.text = `\n${text}${next.text}`;
  }
}

const hasWork = ({ clearsFirst, text, mustLast }: Batch): boolean => clearsFirst || mustLast || text !== '';

const newBatch = (): Batch => ({ clearsFirst: false, text: '', mustLast: false, written: Promise.withResolvers() });

/** What is still needed, in a file without torn lines, in place of the old one from one moment to the next. */
async function rewrite(directory: string, path: string, waiting: readonly NumberedEntry[]): Promise<void> {
  const handle = await open(`${path}.new`, 'w');
  await handle.writeFile(waiting.map(entryLine).join(''));
  await handle.datasync();
  await handle.close();
  await rename(`${path}.new`, path);
  const folder = await open(directory, 'r');
  await folder.sync();
  await folder.close();
}
