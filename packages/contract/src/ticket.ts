import { z } from 'zod';
import { ParticipantId, RoomId } from './identifiers.ts';
import { DisplayName, ParticipantRole } from './participant.ts';
import { Permission } from './permissions.ts';

/** Signed by web with EdDSA, verified by signaling, used once. */
export const ticketIssuer = 'scrubline-web';
export const ticketAudience = 'scrubline-signaling';
export const ticketAlgorithm = 'EdDSA';
/** Time to join after a ticket was minted. Seconds. */
export const ticketLifetimeS = 60;

/** How the holder comes in: at once, or after somebody with `admit` says so. */
export const Admission = z.enum(['direct', 'ask']);

/** What a ticket says besides the registered claims `iss aud iat nbf exp jti`. */
export const TicketClaims = z.object({
  roomId: RoomId,
  participantId: ParticipantId,
  role: ParticipantRole,
  displayName: DisplayName,
  permissions: z.array(Permission),
  admission: Admission,
});
export type TicketClaims = z.infer<typeof TicketClaims>;
