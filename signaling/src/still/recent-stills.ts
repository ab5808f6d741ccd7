import type { Still } from '@scrubline/contract';

/** What several rooms freeze and draw on within a minute. Bytes. */
const mostBytes = 16 * 1024 * 1024;

export interface WholeStill {
  readonly still: Still;
  readonly bytes: Uint8Array;
}

/** The stills that everybody fetches now, so that nobody waits for the database. */
export class RecentStills {
  readonly #stills = new Map<string, WholeStill>();
  #bytes = 0;

  find(key: string): WholeStill | undefined {
    return this.#stills.get(key);
  }

  add(key: string, whole: WholeStill): void {
    this.#remove(key);
    this.#stills.set(key, whole);
    this.#bytes += whole.bytes.length;
    for (const oldest of this.#stills.keys()) {
      if (this.#bytes <= mostBytes) return;
      this.#remove(oldest);
    }
  }

  #remove(key: string): void {
    this.#bytes -= this.#stills.get(key)?.bytes.length ?? 0;
    this.#stills.delete(key);
  }
}
