import type { Cancel, Clock } from '../clock.ts';
import type { AuditedDeed } from './audit-note.ts';

const secondMs = 1_000;
/** More different ones within a second are counted together: nobody fills the audit by being refused. */
const mostDifferent = 2_000;

export interface RefusalsOptions {
  readonly clock: Clock;
  /** @param at when the first of them happened, milliseconds since 1970 */
  readonly keep: (deed: AuditedDeed, at: number) => void;
  /** Whether the journal has too much to deliver already: then they are counted on. */
  readonly isFull: () => boolean;
  /** What stands for those that were too many to tell apart. */
  readonly summary: AuditedDeed;
}

interface Counted {
  readonly deed: AuditedDeed;
  readonly at: number;
  times: number;
}

/** Makes one audit row of all that somebody was refused for the same reason within a second. */
export class Refusals {
  readonly #options: RefusalsOptions;
  readonly #counted = new Map<string, Counted>();
  #cancelTimer: Cancel | null = null;

  constructor(options: RefusalsOptions) {
    this.#options = options;
  }

  /** @param who tells apart what is never counted together: a session, a participant at the door, or nobody known */
  add(who: string, deed: AuditedDeed): void {
    const { clock, summary } = this.#options;
    const key = `${who} ${deed.action} ${deed.outcome}`;
    const isTooMuch = this.#counted.size >= mostDifferent && !this.#counted.has(key);
    const [counted, told] = isTooMuch ? ['', summary] : [key, deed];
    const already = this.#counted.get(counted);
    if (already) already.times += 1;
    else this.#counted.set(counted, { deed: told, at: clock.now(), times: 1 });
    this.#cancelTimer ??= clock.after(secondMs, () => this.#secondPassed());
  }

  flush(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = null;
    const all = [...this.#counted.values()];
    this.#counted.clear();
    for (const { deed, at, times } of all) {
      this.#options.keep({ ...deed, facts: { ...deed.facts, ...(times > 1 && { times }) } }, at);
    }
  }

  #secondPassed(): void {
    const { clock, isFull } = this.#options;
    if (isFull()) this.#cancelTimer = clock.after(secondMs, () => this.#secondPassed());
    else this.flush();
  }
}
