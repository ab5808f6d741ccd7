import type { LeaveReason } from '@scrubline/contract';

const forGood: ReadonlySet<LeaveReason> = new Set(['sent-away', 'access-ended', 'consultation-ended', 'not-admitted']);

/** Whether entering again from the same page has a sense: somebody else's decision stands until they change it. */
export const mayEnterAgain = (reason: LeaveReason): boolean => !forGood.has(reason);
