import { ContractError, type ErrorCode } from '@scrubline/contract';
import { entryKey, type Outbox, type OutboxEntry } from './outbox.ts';

/** Between tries while the server cannot be reached or does not answer. */
const retryEveryMs = 1_000;

/** Answers that stay the same however often it is told. */
const finalRefusals: ReadonlySet<ErrorCode> = new Set([
  'not-permitted',
  'not-found',
  'payload-invalid',
  'unknown-request',
]);

export interface Delivery {
  /** Tells the server whatever it has not been told, and again until it answers. */
  readonly deliver: () => void;
  /** The same after a moment, in which somebody else may have told it. */
  readonly deliverSoon: () => void;
  readonly stop: () => void;
}

/**
 * @param ask rejects with a ContractError
 * @param onOver the server has answered for good: it holds the entry, or refuses it
 */
export function createDelivery(
  outbox: Outbox,
  ask: (entry: OutboxEntry) => Promise<unknown>,
  onOver: (entry: OutboxEntry, refusal: ErrorCode | null) => void,
): Delivery {
  const underWay = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;

  const finish = (entry: OutboxEntry, refusal: ErrorCode | null): void => {
    outbox.remove(entry);
    onOver(entry, refusal);
  };

  const tell = async (entry: OutboxEntry): Promise<void> => {
    underWay.add(entryKey(entry));
    try {
      await ask(entry);
      finish(entry, null);
    } catch (error) {
      const code = error instanceof ContractError ? error.code : 'internal';
      if (finalRefusals.has(code)) finish(entry, code);
      else tryLater();
    } finally {
      underWay.delete(entryKey(entry));
    }
  };

  const tryLater = (): void => {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(deliver, retryEveryMs);
  };

  const deliver = (): void => {
    for (const entry of outbox.entries()) if (!underWay.has(entryKey(entry))) void tell(entry);
  };

  return {
    deliver,
    deliverSoon: tryLater,
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
