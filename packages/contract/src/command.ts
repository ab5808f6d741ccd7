import { z } from 'zod';
import { ActId, ParticipantId } from './identifiers.ts';
import { ServerTime } from './participant.ts';
import { Permission } from './permissions.ts';
import { Nothing, request } from './request.ts';

/** Whom the theatre means: one participant, or everybody who is not the theatre itself. */
export const Addressee = z.discriminatedUnion('who', [
  z.strictObject({ who: z.literal('one'), participantId: ParticipantId }),
  z.strictObject({ who: z.literal('everybody') }),
]);
export type Addressee = z.infer<typeof Addressee>;

/**
 * Something that the theatre takes away: permissions, or a voice until its owner unmutes. It takes effect at each
 * receiver that hears of it first, by signal or by signaling, and again does nothing.
 */
export const TakeAway = z.strictObject({
  /** The same act, however often it is said. */
  actId: ActId,
  from: Addressee,
  permissions: z.array(Permission).max(Permission.options.length),
  /** Whether they are muted too. */
  mute: z.boolean(),
  /** On the theatre's own clock: an act may be told to signaling minutes later. */
  actedAt: ServerTime,
});
export type TakeAway = z.infer<typeof TakeAway>;

/** What "take back control" takes from everybody: all that touches the picture. Voices stay. */
export const controlPermissions = [
  'publish:screen',
  'annotate',
  'point',
  'freeze',
  'control-camera',
  'record',
] as const;

const WithParticipant = z.strictObject({ participantId: ParticipantId });

export const commandRequests = {
  'command:ask': request({
    meaning: 'Asks the theatre for a permission, or withdraws the question. Shown as `requested` of the participant.',
    payload: z.strictObject({ permission: Permission, wanted: z.boolean() }),
    reply: Nothing,
    audit: ({ permission, wanted }) => ({ permission, wanted }),
  }),
  'command:grant': request({
    meaning: 'Gives permissions that the role can hold. Kept before it is answered, or refused.',
    payload: z.strictObject({ to: Addressee, permissions: z.array(Permission).min(1).max(Permission.options.length) }),
    reply: Nothing,
    requires: 'command',
    audit: ({ to, permissions }) => ({ ...addressed(to), permissions: permissions.join(' ') }),
  }),
  'command:decline': request({
    meaning: 'Says no to a question; what the participant holds stays.',
    payload: WithParticipant.extend({ permission: Permission }),
    reply: Nothing,
    requires: 'command',
    audit: ({ participantId, permission }) => ({ subjectId: participantId, permission }),
  }),
  'command:take-away': request({
    meaning: 'Takes permissions away, or mutes. Acts at once, whatever else is down; the same `actId` acts once.',
    payload: TakeAway,
    reply: Nothing,
    requires: 'command',
    audit: ({ actId, from, permissions, mute, actedAt }) => ({
      ...addressed(from),
      permissions: permissions.join(' '),
      mute,
      actId,
      actedAt,
    }),
  }),
  'command:send-away': request({
    meaning: 'Ends the stay of a participant who is not the theatre.',
    payload: WithParticipant,
    reply: Nothing,
    requires: 'command',
    audit: ({ participantId }) => ({ subjectId: participantId }),
  }),
  'command:log-all-hear': request({
    meaning: 'Tells the record that all-hear began or ended. The act itself is the signal `voice:all-hear`.',
    payload: z.strictObject({ actId: ActId, active: z.boolean(), actedAt: ServerTime }),
    reply: Nothing,
    requires: 'command',
    audit: ({ actId, active, actedAt }) => ({ actId, active, actedAt }),
  }),
};

export const commandBroadcasts = {
  /** Follows the changes of the participants it took from: whoever acted on the signal already may let go of it now. */
  'command:took-away': TakeAway.extend({ by: ParticipantId }),
};

function addressed(addressee: Addressee): Record<string, string> {
  return addressee.who === 'one' ? { subjectId: addressee.participantId } : { to: 'everybody' };
}
