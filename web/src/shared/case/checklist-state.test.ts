import { type ChecklistMark, EntryId, nothingWritten, ParticipantId } from '@scrubline/contract';
import { expect, it } from 'vitest';
import { lastChecker, pauseToDo, standingChecklist } from './checklist-state.ts';

const mark = (item: ChecklistMark['item'], answer: ChecklistMark['answer'], writtenAt: number): ChecklistMark => ({
  entryId: EntryId.parse(`entry-${writtenAt}`),
  item,
  answer,
  checkedBy: `nurse ${writtenAt}`,
  writtenBy: ParticipantId.parse('screen'),
  writtenByName: 'Fictional theatre',
  writtenAt,
});

it('begins with the first pause, and every item of WHO’s list', () => {
  const pauses = standingChecklist(nothingWritten);
  expect(pauses.map(({ items }) => items.length)).toEqual([7, 10, 5]);
  expect(pauses.every(({ done, latest }) => done === 0 && latest === null)).toBe(true);
  expect(pauseToDo(pauses)).toBe('sign-in');
  expect(lastChecker(nothingWritten)).toBe('');
});

it('goes on to the next pause when one is done, and back to it when an answer is taken back', () => {
  const [signIn] = standingChecklist(nothingWritten);
  const all = (signIn?.items ?? []).map(({ item }, index) =>
    mark(item, item === 'known-allergy' ? 'no' : 'yes', index),
  );
  const done = standingChecklist({ ...nothingWritten, checklist: all });
  expect(done[0]).toMatchObject({ done: 7, latest: { writtenAt: 6 } });
  expect(pauseToDo(done)).toBe('time-out');
  const takenBack = { ...nothingWritten, checklist: [...all.slice(1), mark('identity-confirmed', null, 9)] };
  expect(pauseToDo(standingChecklist(takenBack))).toBe('sign-in');
  expect(lastChecker(takenBack)).toBe('nurse 9');
});
