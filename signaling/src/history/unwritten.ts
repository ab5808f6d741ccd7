import type { Logger } from '@scrubline/service-kit';
import type { Clock } from '../clock.ts';

const retryMs = 1_000;

/** Writes that must not hold up what they report. They are made in order and repeated until the database takes them. */
export class Unwritten {
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #writes: Array<() => Promise<void>> = [];
  #writing: Promise<void> | null = null;

  constructor(clock: Clock, logger: Logger) {
    this.#clock = clock;
    this.#logger = logger;
  }

  add(write: () => Promise<void>): void {
    this.#writes.push(write);
    this.#start();
  }

  /** Resolves when one run over what is waiting has ended: with nothing left, or with a failure. */
  async settle(): Promise<void> {
    await (this.#writing ?? this.#start());
  }

  #start(): Promise<void> {
    this.#writing ??= this.#writeAll().finally(() => {
      this.#writing = null;
    });
    return this.#writing;
  }

  async #writeAll(): Promise<void> {
    for (let next = this.#writes[0]; next; next = this.#writes[0]) {
      try {
        await next();
        this.#writes.shift();
      } catch (error) {
        this.#logger.error({ err: error, waiting: this.#writes.length }, 'history could not be written');
        this.#clock.after(retryMs, () => void this.#start());
        return;
      }
    }
  }
}
