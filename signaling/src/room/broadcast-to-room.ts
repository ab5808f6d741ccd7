import type { Server } from 'socket.io';
import { participantChannel, roomChannel } from '../session/channels.ts';
import type { LiveRoom } from './live-room.ts';
import type { RoomBroadcast } from './room-event.ts';

/** Tells everybody present, and one who waits what concerns them. Emitted as `(payload, sequence)`. */
export function broadcastToRoom(sockets: Server, { state: { roomId } }: LiveRoom, broadcast: RoomBroadcast): void {
  const { name, payload, sequence } = broadcast;
  const present = sockets.to(roomChannel(roomId));
  const audience = 'participantId' in payload ? present.to(participantChannel(roomId, payload.participantId)) : present;
  audience.emit(name, payload, sequence);
}
