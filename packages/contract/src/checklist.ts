import { z } from 'zod';
import { CaseEntry, someWords } from './case-entry.ts';
import { EntryId } from './identifiers.ts';
import { Nothing, request } from './request.ts';

/**
 * The WHO Surgical Safety Checklist, revised 1/2009 (© WHO, 2009): its three pauses, its items in their order, and the
 * boxes that stand at each. The words stand in web's catalogues (`Checklist.item`, `Checklist.answer`), as WHO prints them
 * on its one sheet in English and in Chinese (《手术安全核对表》, 1/2009 修订). The names of the pauses are those of WHO's
 * "Implementation Manual WHO Surgical Safety Checklist 2009. Safe Surgery Saves Lives".
 */
export const checklistPauses = {
  'sign-in': {
    'identity-confirmed': ['yes'],
    'site-marked': ['yes', 'not-applicable'],
    'anaesthesia-checked': ['yes'],
    'pulse-oximeter': ['yes'],
    'known-allergy': ['no', 'yes'],
    'difficult-airway': ['no', 'yes-equipped'],
    'blood-loss-risk': ['no', 'yes-access'],
  },
  'time-out': {
    'team-introduced': ['confirmed'],
    'patient-procedure-incision': ['confirmed'],
    'antibiotic-prophylaxis': ['yes', 'not-applicable'],
    'critical-steps': ['confirmed'],
    'case-duration': ['confirmed'],
    'anticipated-blood-loss': ['confirmed'],
    'patient-concerns': ['confirmed'],
    sterility: ['confirmed'],
    'equipment-issues': ['confirmed'],
    'imaging-displayed': ['yes', 'not-applicable'],
  },
  'sign-out': {
    'procedure-name': ['confirmed'],
    'counts-complete': ['confirmed'],
    'specimens-labelled': ['confirmed'],
    'equipment-problems': ['confirmed'],
    'recovery-concerns': ['confirmed'],
  },
} as const;

type Pauses = typeof checklistPauses;
export type ChecklistPause = keyof Pauses;
export type ChecklistItem = { [Pause in ChecklistPause]: keyof Pauses[Pause] }[ChecklistPause];

export const ChecklistAnswer = z.enum(['confirmed', 'yes', 'no', 'not-applicable', 'yes-equipped', 'yes-access']);
export type ChecklistAnswer = z.infer<typeof ChecklistAnswer>;

const boxes: Readonly<Record<ChecklistItem, readonly ChecklistAnswer[]>> = {
  ...checklistPauses['sign-in'],
  ...checklistPauses['time-out'],
  ...checklistPauses['sign-out'],
};

const isItem = (name: string): name is ChecklistItem => Object.hasOwn(boxes, name);
const itemsIn = (pause: object): ChecklistItem[] => Object.keys(pause).filter(isItem);

export const ChecklistItem = z.enum(itemsIn(boxes));
export const checklistItems = (pause: ChecklistPause): ChecklistItem[] => itemsIn(checklistPauses[pause]);
export const pausesInOrder = ['sign-in', 'time-out', 'sign-out'] as const satisfies readonly ChecklistPause[];

/** The boxes that WHO prints at an item. */
export const answersTo = (item: ChecklistItem): readonly ChecklistAnswer[] => boxes[item];

/** `null` takes back what was said before. */
const shape = { item: ChecklistItem, answer: ChecklistAnswer.nullable(), checkedBy: someWords(30) };

/** What stands at one item: the latest that was said of it. */
export const ChecklistMark = CaseEntry.extend(shape);
export type ChecklistMark = z.infer<typeof ChecklistMark>;

export const checklistRequests = {
  'checklist:mark': request({
    meaning:
      'Ticks a box of the WHO Surgical Safety Checklist, or takes it back. Kept before it is answered. `checkedBy` is whoever reads the list aloud in the theatre.',
    payload: z
      .strictObject({ entryId: EntryId, ...shape })
      .refine(({ item, answer }) => answer === null || answersTo(item).includes(answer)),
    reply: Nothing,
    requires: 'command',
    audit: ({ entryId, item, answer }) => ({ subjectId: entryId, item, answer: answer ?? 'taken-back' }),
  }),
};

export const checklistBroadcasts = { 'checklist:marked': ChecklistMark };
