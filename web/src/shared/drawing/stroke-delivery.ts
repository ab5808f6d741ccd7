import { ContractError, type ErrorCode, type Stroke, type StrokeId } from '@scrubline/contract';
import { createObservable, type Observable } from '../signaling/observable.ts';

/** Strokes that are finished here and not known to be kept. */
export interface StrokeDelivery {
  readonly pending: Observable<ReadonlyMap<StrokeId, Stroke>>;
  readonly deliver: (stroke: Stroke) => void;
  /** Also while it is on its way: then it is shown no longer, and erased when it is there. */
  readonly undo: (strokeId: StrokeId) => void;
  readonly stop: () => void;
}

export interface DeliveryEffects {
  readonly draw: (stroke: Stroke) => Promise<unknown>;
  readonly erase: (strokeId: StrokeId) => Promise<unknown>;
  readonly onRefused: (code: ErrorCode) => void;
  /** Milliseconds. */
  readonly now: () => number;
  readonly after: (delayMs: number, work: () => void) => () => void;
}

/** As long as a seat is kept for somebody who was cut off. A drawing that comes later says nothing about this moment. */
export const deliveredWithinMs = 30_000;
const againAfterMs = 500;

/** Answers after which the same stroke may still be taken. */
const passing: ReadonlySet<ErrorCode> = new Set([
  'connection-lost',
  'frame-unconfirmed',
  'internal',
  'not-in-room',
  'reply-timeout',
  'store-unavailable',
  'too-many-requests',
]);

/** Tells signaling of a stroke until it is answered: its id makes that it is there once. */
export function createStrokeDelivery(effects: DeliveryEffects): StrokeDelivery {
  const pending = createObservable<ReadonlyMap<StrokeId, Stroke>>(new Map());
  const undone = new Set<StrokeId>();
  const waiting = new Set<() => void>();
  let isOver = false;

  const settle = (strokeId: StrokeId): void => {
    const rest = new Map(pending.get());
    rest.delete(strokeId);
    pending.set(rest);
  };

  const tell = async (stroke: Stroke, giveUpAt: number): Promise<void> => {
    try {
      await effects.draw(stroke);
      settle(stroke.strokeId);
      if (undone.delete(stroke.strokeId)) await effects.erase(stroke.strokeId).catch(() => undefined);
    } catch (error) {
      const code = codeOf(error);
      if (isOver) return;
      if (passing.has(code) && effects.now() < giveUpAt) {
        const cancel = effects.after(againAfterMs, () => {
          waiting.delete(cancel);
          void tell(stroke, giveUpAt);
        });
        waiting.add(cancel);
        return;
      }
      settle(stroke.strokeId);
      if (!undone.delete(stroke.strokeId)) effects.onRefused(code);
    }
  };

  return {
    pending,
    deliver: (stroke) => {
      pending.set(new Map(pending.get()).set(stroke.strokeId, stroke));
      void tell(stroke, effects.now() + deliveredWithinMs);
    },
    undo: (strokeId) => {
      if (!pending.get().has(strokeId)) {
        effects.erase(strokeId).catch((error) => effects.onRefused(codeOf(error)));
        return;
      }
      undone.add(strokeId);
      settle(strokeId);
    },
    stop: () => {
      isOver = true;
      for (const cancel of waiting) cancel();
    },
  };
}

const codeOf = (error: unknown): ErrorCode => (error instanceof ContractError ? error.code : 'internal');
