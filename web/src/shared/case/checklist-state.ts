import {
  type ChecklistItem,
  type ChecklistMark,
  type ChecklistPause,
  checklistItems,
  pausesInOrder,
  type WrittenCase,
} from '@scrubline/contract';

/** One item with the latest that was said of it. */
export interface StandingItem {
  readonly item: ChecklistItem;
  readonly mark: ChecklistMark | null;
  /** An answer that was taken back is none. */
  readonly isDone: boolean;
}

/** One of the three pauses. */
export interface StandingPause {
  readonly pause: ChecklistPause;
  readonly items: readonly StandingItem[];
  readonly done: number;
  /** Of those that stand, the one that was marked last. */
  readonly latest: ChecklistMark | null;
}

/** The whole list as it stands, each pause and each item in WHO's order. */
export function standingChecklist({ checklist }: WrittenCase): StandingPause[] {
  const marks = new Map(checklist.map((mark) => [mark.item, mark]));
  return pausesInOrder.map((pause) => {
    const items = checklistItems(pause).map((item): StandingItem => {
      const mark = marks.get(item) ?? null;
      return { item, mark, isDone: mark !== null && mark.answer !== null };
    });
    const done = items.flatMap(({ mark, isDone }) => (mark && isDone ? [mark] : []));
    const latest = done.toSorted((one, other) => one.writtenAt - other.writtenAt).at(-1) ?? null;
    return { pause, items, done: done.length, latest };
  });
}

/** Where the theatre is: the first pause that is not done, or the last. */
export function pauseToDo(pauses: readonly StandingPause[]): ChecklistPause {
  return pauses.find(({ items, done }) => done < items.length)?.pause ?? 'sign-out';
}

/** Whoever read the list aloud last; they need not write their name again. */
export function lastChecker({ checklist }: WrittenCase): string {
  return checklist.toSorted((one, other) => one.writtenAt - other.writtenAt).at(-1)?.checkedBy ?? '';
}
