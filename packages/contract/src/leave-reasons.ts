import { z } from 'zod';

/** Why a participant is gone, or why a session ended. Each has a sentence that the others can read. */
export const leaveReasons = [
  'left',
  'connection-lost',
  'replaced-by-newer-session',
  'not-admitted',
  'consultation-ended',
  'service-stopped',
] as const;

export const LeaveReason = z.enum(leaveReasons);
export type LeaveReason = z.infer<typeof LeaveReason>;
