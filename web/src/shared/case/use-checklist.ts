import { type ChecklistAnswer, type ChecklistItem, ContractError, EntryId } from '@scrubline/contract';
import { useCallback, useState } from 'react';
import type { LiveRoomHandle } from '../media/use-live-room.ts';

export interface ChecklistHand {
  /** `null` takes back what was said. */
  readonly mark: (item: ChecklistItem, answer: ChecklistAnswer | null, checkedBy: string) => void;
  /** On its way. A second press meanwhile is a slip of a glove. */
  readonly pending: ReadonlySet<ChecklistItem>;
  /** Why the latest was not kept; null while all were. */
  readonly trouble: unknown;
}

const tries = 3;

/** Ticks and takes back, for whoever stands in the theatre. */
export function useChecklist({ room }: LiveRoomHandle): ChecklistHand {
  const [pending, setPending] = useState<ReadonlySet<ChecklistItem>>(new Set());
  const [trouble, setTrouble] = useState<unknown>(null);
  const mark = useCallback(
    async (item: ChecklistItem, answer: ChecklistAnswer | null, checkedBy: string) => {
      if (!room || pending.has(item)) return;
      setPending((before) => new Set([...before, item]));
      const entryId = EntryId.parse(crypto.randomUUID());
      try {
        await askAgain(() => room.ask('checklist:mark', { entryId, item, answer, checkedBy: checkedBy.trim() }));
        setTrouble(null);
      } catch (error) {
        setTrouble(error);
      }
      setPending((before) => new Set([...before].filter((one) => one !== item)));
    },
    [room, pending],
  );
  return { mark: (...asked) => void mark(...asked), pending, trouble };
}

/** It is not known whether it was kept when no answer came: told again, it is there once. */
async function askAgain(ask: () => Promise<unknown>): Promise<void> {
  for (let tried = 1; ; tried++) {
    try {
      await ask();
      return;
    } catch (error) {
      const isUnknown = error instanceof ContractError && error.code === 'reply-timeout';
      if (!isUnknown || tried === tries) throw error;
    }
  }
}
