import type { ParticipantId, RoomId } from '@scrubline/contract';

/** socket.io's rooms. The names never meet a socket's own id, which has no colon. */
export const roomChannel = (roomId: RoomId) => `room:${roomId}`;

/** For those who wait: they hear about themselves only. */
export const participantChannel = (roomId: RoomId, participantId: ParticipantId) =>
  `participant:${roomId}:${participantId}`;
