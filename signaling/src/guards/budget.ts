/**
 * So many points in so many seconds, counted on the spot: the frames of one chunk come one after the other without a
 * pause, and a promise would refuse the first one too many after the last of them.
 */
export class Budget {
  readonly #points: number;
  readonly #windowMs: number;
  #windowEndsAt = 0;
  #spent = 0;

  constructor({ points, duration }: { readonly points: number; readonly duration: number }) {
    this.#points = points;
    this.#windowMs = duration * 1_000;
  }

  /** @param now milliseconds on any clock that does not go back. @returns whether that was still within the budget */
  spend(points: number, now: number): boolean {
    if (now >= this.#windowEndsAt) {
      this.#windowEndsAt = now + this.#windowMs;
      this.#spent = 0;
    }
    this.#spent += points;
    return this.#spent <= this.#points;
  }
}
