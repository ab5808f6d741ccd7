import { z } from 'zod';
import { CameraSource } from './camera-sources.ts';
import { ParticipantId } from './identifiers.ts';
import { Permission } from './permissions.ts';

/** The part somebody plays in a room. A rig and a theatre screen are computers of the theatre, not people. */
export const ParticipantRole = z.enum(['rig', 'theatre-screen', 'specialist', 'observer']);
export type ParticipantRole = z.infer<typeof ParticipantRole>;

/** Milliseconds since 1970 on the signaling server's clock. */
export const ServerTime = z.number().int().nonnegative();

/** `gone` never crosses the wire as a phase: the others hear `room:participant-left` with its reason. */
export const PresencePhase = z.discriminatedUnion('phase', [
  z.strictObject({ phase: z.literal('waiting'), since: ServerTime }),
  z.strictObject({ phase: z.literal('present'), since: ServerTime }),
  z.strictObject({ phase: z.literal('interrupted'), lostAt: ServerTime }),
]);
export type PresencePhase = z.infer<typeof PresencePhase>;

export const DisplayName = z.string().trim().min(1).max(60);

export const Participant = z.strictObject({
  participantId: ParticipantId,
  role: ParticipantRole,
  displayName: DisplayName,
  permissions: z.array(Permission),
  /** What they asked the theatre for, and wait for. */
  requested: z.array(Permission),
  /** The theatre's picture that they ask it to look at. */
  wantsShown: CameraSource.optional(),
  presence: PresencePhase,
  /** What the server holds to be true; the sender's track follows it. */
  muted: z.boolean(),
  /** Whether this participant's data channel is open, so that signals can be exchanged. */
  signalsOpen: z.boolean(),
});
export type Participant = z.infer<typeof Participant>;
