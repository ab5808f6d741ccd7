export type Cancel = () => void;

/** Time as the service sees it, passed in so that no test waits. Milliseconds since 1970. */
export interface Clock {
  now(): number;
  after(delayMs: number, action: () => void): Cancel;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after(delayMs, action) {
    const timer = setTimeout(action, delayMs);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
