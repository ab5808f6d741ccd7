import { ContractError } from '@scrubline/contract';

/** How much of one thing a participant may hold. What is being made counts, so that many requests at once stay within. */
export class Allowance {
  readonly #most: number;
  #beingMade = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /** @throws {ContractError} `limit-reached` when that would be one too many */
  async spend<Made>(held: number, make: () => Promise<Made>): Promise<Made> {
    if (held + this.#beingMade >= this.#most) throw new ContractError('limit-reached');
    this.#beingMade += 1;
    try {
      return await make();
    } finally {
      this.#beingMade -= 1;
    }
  }
}
