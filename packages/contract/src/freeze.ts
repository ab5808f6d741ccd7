import { z } from 'zod';
import { FrameIdentity } from './annotation.ts';
import { FreezeId, ParticipantId } from './identifiers.ts';
import { DisplayName, ServerTime } from './participant.ts';
import { Nothing, request } from './request.ts';
import { Still } from './still.ts';

/**
 * Everybody sees this still, until somebody goes back to live. It ends by itself with its picture and when whoever holds it
 * leaves or may not hold it any more: a still that nobody answers for hides no live picture.
 */
export const Freeze = z.strictObject({
  freezeId: FreezeId,
  still: Still,
  heldBy: ParticipantId,
  heldByName: DisplayName,
  heldAt: ServerTime,
});
export type Freeze = z.infer<typeof Freeze>;

export const freezeRequests = {
  'freeze:hold': request({
    meaning:
      'Holds the still of a very frame before everybody. Kept before it is answered. While another still is held, that one stays.',
    payload: FrameIdentity,
    reply: Nothing,
    requires: 'freeze',
    audit: ({ feedId, capturedAt }) => ({ subjectId: feedId, capturedAt }),
  }),
  'freeze:release': request({
    meaning:
      'Back to live for everybody, by whoever holds `freeze` or `command`. Acts at once; one that is over already is no error.',
    payload: z.strictObject({ freezeId: FreezeId }),
    reply: Nothing,
    audit: ({ freezeId }) => ({ subjectId: freezeId }),
  }),
};

export const freezeBroadcasts = {
  'freeze:held': Freeze,
  /** `by` is nobody when it ended by itself. */
  'freeze:released': z.strictObject({ freezeId: FreezeId, by: ParticipantId.nullable() }),
};
