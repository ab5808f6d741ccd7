import { ContractError, type FrameIdentity } from '@scrubline/contract';
import type { Cancel, Clock } from '../clock.ts';

/** A rig looks through its last two seconds within a few milliseconds; the rest is for the way there and back. */
const verdictLimitMs = 2_000;
/** Far more than are drawn on between a pen's touch and its lifting, in all rooms. */
const verdictsKept = 2_048;

const keyOf = ({ feedId, capturedAt }: FrameIdentity): string => `${feedId}@${capturedAt}`;

/** What the senders of pictures said about the frames that are drawn on, and who still waits for it. */
export class FrameVerdicts {
  readonly #clock: Clock;
  readonly #known = new Map<string, boolean>();
  readonly #waiting = new Map<string, Set<(found: boolean) => void>>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Once found it stays so: a still may have been kept of it, and the sender may have let go of it since. */
  settle(frame: FrameIdentity, found: boolean): void {
    const key = keyOf(frame);
    if (!found && this.#known.get(key)) return;
    this.#known.delete(key);
    this.#known.set(key, found);
    const [oldest] = this.#known.keys();
    if (this.#known.size > verdictsKept && oldest !== undefined) this.#known.delete(oldest);
    for (const answer of this.#waiting.get(key) ?? []) answer(found);
  }

  /**
   * @param ask asks the sender of the picture
   * @throws {ContractError} `frame-gone`; `frame-unconfirmed` when the sender says nothing in time
   */
  async require(frame: FrameIdentity, ask: () => void): Promise<void> {
    const known = this.#known.get(keyOf(frame));
    const found = known ?? (await this.#verdict(keyOf(frame), ask));
    if (found === null) throw new ContractError('frame-unconfirmed');
    if (!found) throw new ContractError('frame-gone');
  }

  #verdict(key: string, ask: () => void): Promise<boolean | null> {
    const answers = this.#waiting.get(key) ?? new Set();
    this.#waiting.set(key, answers);
    return new Promise((resolve) => {
      let cancel: Cancel = () => {};
      const answer = (found: boolean | null): void => {
        cancel();
        answers.delete(answer);
        if (answers.size === 0) this.#waiting.delete(key);
        resolve(found);
      };
      cancel = this.#clock.after(verdictLimitMs, () => answer(null));
      answers.add(answer);
      ask();
    });
  }
}
