import { RateLimiterMemory } from 'rate-limiter-flexible';

/** Counts by key, forgets after each window. */
export class Rate {
  readonly #limiter: RateLimiterMemory;

  /** @param limit so many points in so many seconds */
  constructor(limit: { readonly points: number; readonly duration: number }) {
    this.#limiter = new RateLimiterMemory(limit);
  }

  /** @returns whether that was still within the limit */
  async spend(key: string, points = 1): Promise<boolean> {
    return this.#limiter.consume(key, points).then(
      () => true,
      () => false,
    );
  }
}
