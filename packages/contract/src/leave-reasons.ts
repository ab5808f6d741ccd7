import { z } from 'zod';

/** Why a participant is gone, or why a session ended. Each has a sentence that the others can read. */
export const leaveReasons = [
  'left',
  'connection-lost',
  'replaced-by-newer-session',
  'not-admitted',
  'sent-away',
  'access-ended',
  'sent-too-much',
  'consultation-ended',
  'service-stopped',
] as const;

export const LeaveReason = z.enum(leaveReasons);
export type LeaveReason = z.infer<typeof LeaveReason>;

export const leaveMeanings: Readonly<Record<LeaveReason, string>> = {
  left: 'The participant chose to leave.',
  'connection-lost': 'The connection was interrupted for longer than the seat is kept.',
  'replaced-by-newer-session': 'The same participant came in again, from another page or computer.',
  'not-admitted': 'Somebody with `admit` said no.',
  'sent-away': 'The theatre asked the participant to go.',
  'access-ended': 'The account, the rig or the invitation was withdrawn.',
  'sent-too-much': 'The page sent far more than any page needs, and was cut off.',
  'consultation-ended': 'The consultation is over.',
  'service-stopped': 'The service was stopped.',
};
