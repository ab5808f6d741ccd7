/** Between tries after a failure: the link is probably down and somebody else brings it back. */
const retryDelayMs = 1_000;

export interface Reconciler<Desired> {
  /** Says what should be; the latest wins. */
  readonly want: (desired: Desired) => void;
  /** Looks again at the last wish: something in the world changed. */
  readonly again: () => void;
  readonly stop: () => void;
}

/** Runs one reconciliation at a time, again when the wish changed meanwhile, and again later when it failed. */
export function createReconciler<Desired>(reconcile: (desired: Desired) => Promise<void>): Reconciler<Desired> {
  let wish: { desired: Desired } | null = null;
  let settled = true;
  let running = false;
  let stopped = false;

  const run = async (): Promise<void> => {
    if (running) return;
    running = true;
    while (wish && !settled && !stopped) {
      settled = true;
      try {
        await reconcile(wish.desired);
      } catch {
        settled = false;
        setTimeout(() => void run(), retryDelayMs);
        break;
      }
    }
    running = false;
  };

  const again = (): void => {
    settled = false;
    void run();
  };

  return {
    want: (desired) => {
      wish = { desired };
      again();
    },
    again,
    stop: () => {
      stopped = true;
    },
  };
}
