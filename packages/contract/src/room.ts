import { z } from 'zod';
import { Annotation } from './annotation.ts';
import { ErrorCode } from './error-codes.ts';
import { Feed } from './feed.ts';
import { Freeze } from './freeze.ts';
import { MediaRoomId, ParticipantId, RoomId } from './identifiers.ts';
import { LeaveReason } from './leave-reasons.ts';
import { Participant } from './participant.ts';
import { Nothing, request } from './request.ts';
import { RtpCapabilities } from './webrtc-parameters.ts';
import { WrittenCase } from './written-case.ts';

/** Where the room's media lives. A new id means: make the transports anew, the old ones are gone. */
export const MediaPlace = z.strictObject({ mediaRoomId: MediaRoomId, rtpCapabilities: RtpCapabilities });
export type MediaPlace = z.infer<typeof MediaPlace>;

/** Counts a room's broadcasts. A client that sees a gap asks for a snapshot. */
export const Sequence = z.number().int().nonnegative();

/** Somebody who was here and is not any more. */
export const Departure = z.strictObject({ participantId: ParticipantId, reason: LeaveReason });
export type Departure = z.infer<typeof Departure>;

export const RoomSnapshot = z.strictObject({
  roomId: RoomId,
  sequence: Sequence,
  participants: z.array(Participant),
  feeds: z.array(Feed),
  /** In the order in which they were drawn. */
  annotations: z.array(Annotation),
  /** The still that everybody sees now. */
  freeze: Freeze.nullable(),
  /** Of the whole operation, whoever was in the room. */
  written: WrittenCase,
  /** For those who missed it; the latest last. */
  departures: z.array(Departure),
  /** `null` while no media-server can hold the room, and while the asker waits to be admitted. */
  media: MediaPlace.nullable(),
});
export type RoomSnapshot = z.infer<typeof RoomSnapshot>;

export const roomRequests = {
  'room:join': request({
    meaning: 'Takes the seat that the ticket names, or asks to be admitted to it.',
    payload: Nothing,
    reply: z.strictObject({ participantId: ParticipantId, snapshot: RoomSnapshot }),
    audit: () => ({}),
  }),
  'room:snapshot': request({
    meaning: 'Asks for the whole state anew, after a gap in the sequence.',
    payload: Nothing,
    reply: z.strictObject({ snapshot: RoomSnapshot }),
  }),
  'room:leave': request({
    meaning: 'Leaves for good, with all feeds.',
    payload: Nothing,
    reply: Nothing,
    audit: () => ({}),
  }),
  'room:end': request({
    meaning: 'Ends the consultation for everybody.',
    payload: Nothing,
    reply: Nothing,
    requires: 'command',
    audit: () => ({}),
  }),
  'room:admit': request({
    meaning: 'Lets a waiting participant in, or sends them away.',
    payload: z.strictObject({ participantId: ParticipantId, admitted: z.boolean() }),
    reply: Nothing,
    requires: 'admit',
    audit: ({ participantId, admitted }) => ({ subjectId: participantId, admitted }),
  }),
};

/** Each is emitted as `(payload, sequence)`. */
export const roomBroadcasts = {
  'room:participant-joined': Participant,
  'room:participant-changed': Participant,
  'room:participant-left': Departure,
  'room:media-placed': z.strictObject({ media: MediaPlace.nullable() }),
};

/** To one session, outside the room's sequence. */
export const sessionNotices = {
  /** For coming back after an interruption. Each is valid once; using it brings the next. */
  'session:resume-token': z.strictObject({ resumeToken: z.string().max(256) }),
  'session:ended': z.strictObject({ reason: LeaveReason }),
  /** A message that could not be answered in its acknowledgement. */
  'session:refused': z.strictObject({ code: ErrorCode }),
};
