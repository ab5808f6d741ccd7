import { ContractError } from '@scrubline/contract';
import type { Logger } from '@scrubline/service-kit';
import type { Clock } from '../clock.ts';

/** Longer than the database ever takes; after it the asker is told that it cannot be kept. */
const storeLimitMs = 5_000;

/** The database as those see it who have to wait for it. */
export class Store {
  readonly #clock: Clock;
  readonly #logger: Logger;
  #isReachable = true;

  constructor(clock: Clock, logger: Logger) {
    this.#clock = clock;
    this.#logger = logger;
  }

  get isReachable(): boolean {
    return this.#isReachable;
  }

  /** Notes whether it went well. */
  async track<Result>(work: Promise<Result>): Promise<Result> {
    try {
      const result = await work;
      this.#isReachable = true;
      return result;
    } catch (error) {
      this.#isReachable = false;
      throw error;
    }
  }

  /**
   * @param work asks `isWanted` when it begins late: the asker may have been refused meanwhile
   * @param onLate hears of what was done after the asker had been refused
   * @throws {ContractError} `store-unavailable`
   */
  async require<Result>(
    work: (isWanted: () => boolean) => Promise<Result>,
    onLate: (result: Result) => void = () => {},
  ): Promise<Result> {
    let isWanted = true;
    const done = work(() => isWanted);
    try {
      return await this.track(this.#withinLimit(done));
    } catch (error) {
      isWanted = false;
      done.then(onLate, () => {});
      this.#logger.error({ err: error }, 'history could not be kept');
      throw new ContractError('store-unavailable', { cause: error });
    }
  }

  #withinLimit<Result>(work: Promise<Result>): Promise<Result> {
    return new Promise((resolve, reject) => {
      const tooLate = () => reject(new Error('the database did not answer in time'));
      const cancel = this.#clock.after(storeLimitMs, tooLate);
      work.then(resolve, reject).finally(cancel);
    });
  }
}
