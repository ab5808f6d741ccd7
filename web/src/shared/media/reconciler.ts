/** Between tries after a failure: the link is probably down and somebody else brings it back. */
const retryDelayMs = 1_000;

export interface Reconciler<Desired> {
  /** Says what should be; the latest wins. */
  readonly want: (desired: Desired) => void;
  readonly stop: () => void;
}

/** Runs one reconciliation at a time, again when the wish changed meanwhile, and again later when it failed. */
export function createReconciler<Desired>(reconcile: (desired: Desired) => Promise<void>): Reconciler<Desired> {
  let wish: { desired: Desired } | null = null;
  let running = false;
  let stopped = false;

  const run = async (): Promise<void> => {
    if (running) return;
    running = true;
    while (wish && !stopped) {
      const { desired }: { desired: Desired } = wish;
      wish = null;
      try {
        await reconcile(desired);
      } catch {
        wish ??= { desired };
        setTimeout(() => void run(), retryDelayMs);
        break;
      }
    }
    running = false;
  };

  return {
    want: (desired) => {
      wish = { desired };
      void run();
    },
    stop: () => {
      stopped = true;
    },
  };
}
