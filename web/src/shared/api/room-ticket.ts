import { ParticipantId } from '@scrubline/contract';
import { z } from 'zod';

/** What a page needs to enter a room. The ticket is valid for one minute and once. */
export const RoomTicket = z.object({
  ticket: z.string().min(1),
  signalingUrl: z.url(),
  participantId: ParticipantId,
});
export type RoomTicket = z.infer<typeof RoomTicket>;
