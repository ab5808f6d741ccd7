import type { RoomId } from '@scrubline/contract';

/** socket.io's room for those present. The name never meets a socket's own id, which has no colon. */
export const roomChannel = (roomId: RoomId) => `room:${roomId}`;
