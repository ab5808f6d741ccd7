import {
  EntryId,
  FreezeId,
  LeaveReason,
  ParticipantId,
  Permission,
  RoomId,
  ServerTime,
  StrokeId,
} from '@scrubline/contract';
import { z } from 'zod';

const OfVisit = z.strictObject({ visitId: z.string(), roomId: RoomId, participantId: ParticipantId });

/** One row of the audit on its way: ids, codes and counts. Milliseconds since 1970. */
export const AuditNote = z.strictObject({
  at: ServerTime,
  actor: z.strictObject({ kind: z.enum(['person', 'rig', 'guest', 'service']), id: z.string().nullable() }),
  action: z.string(),
  roomId: z.string().optional(),
  subjectId: z.string().optional(),
  outcome: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});
export type AuditNote = z.infer<typeof AuditNote>;

/** What has taken effect already and has still to reach the database. Writing the same again changes nothing. */
export const JournalEntry = z.discriminatedUnion('wrote', [
  OfVisit.extend({ wrote: z.literal('visit-closed'), at: ServerTime, reason: LeaveReason }),
  OfVisit.extend({ wrote: z.literal('visit-muted'), muted: z.boolean() }),
  z.strictObject({
    wrote: z.literal('visit-changed'),
    visitId: z.string(),
    admitted: z.boolean().optional(),
    resumeTokenHash: z.string().optional(),
  }),
  z.strictObject({ wrote: z.literal('visits-reopened'), visitIds: z.array(z.string()) }),
  z.strictObject({
    wrote: z.literal('visits-abandoned'),
    joinedBefore: ServerTime,
    at: ServerTime,
    except: z.array(z.string()),
  }),
  z.strictObject({
    wrote: z.literal('revoked'),
    roomId: RoomId,
    participantId: ParticipantId,
    permissions: z.array(Permission),
    at: ServerTime,
  }),
  z.strictObject({
    wrote: z.literal('absent-deprived'),
    roomId: RoomId,
    /** `null` is everybody who was ever in the room, */
    participantId: ParticipantId.nullable(),
    /** without these. */
    except: z.array(ParticipantId),
    permissions: z.array(Permission),
    mute: z.boolean(),
    at: ServerTime,
  }),
  OfVisit.extend({ wrote: z.literal('grants-moved'), to: z.string() }),
  z.strictObject({ wrote: z.literal('must-ask'), roomId: RoomId, participantId: ParticipantId, at: ServerTime }),
  z.strictObject({
    wrote: z.literal('annotations-erased'),
    roomId: RoomId,
    strokeIds: z.array(StrokeId),
    at: ServerTime,
  }),
  z.strictObject({
    wrote: z.literal('freeze-released'),
    roomId: RoomId,
    freezeId: FreezeId,
    by: ParticipantId.nullable(),
    at: ServerTime,
  }),
  z.strictObject({
    wrote: z.literal('entries-voided'),
    roomId: RoomId,
    entryIds: z.array(EntryId),
    at: ServerTime,
  }),
  z.strictObject({ wrote: z.literal('consultation-ended'), roomId: RoomId, at: ServerTime }),
  z.strictObject({ wrote: z.literal('audited'), note: AuditNote }),
]);
export type JournalEntry = z.infer<typeof JournalEntry>;
