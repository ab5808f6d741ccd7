import type { Cancel, Clock } from '../clock.ts';

/** Time that passes when a test says so. */
export class ManualClock implements Clock {
  #now = Date.parse('2026-03-12T08:00:00Z');
  readonly #timers = new Set<{ at: number; action: () => void }>();

  now(): number {
    return this.#now;
  }

  after(delayMs: number, action: () => void): Cancel {
    const timer = { at: this.#now + delayMs, action };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  advance(durationMs: number): void {
    const end = this.#now + durationMs;
    for (let next = this.#nextUntil(end); next; next = this.#nextUntil(end)) {
      this.#timers.delete(next);
      this.#now = next.at;
      next.action();
    }
    this.#now = end;
  }

  #nextUntil(end: number) {
    return [...this.#timers].filter(({ at }) => at <= end).sort((one, other) => one.at - other.at)[0];
  }
}
