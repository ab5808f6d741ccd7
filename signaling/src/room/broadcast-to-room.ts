import type { Server } from 'socket.io';
import { roomChannel } from '../session/room-channel.ts';
import type { LiveRoom } from './live-room.ts';
import type { RoomBroadcast } from './room-event.ts';

/** Tells everybody present. Emitted as `(payload, sequence)`. */
export function broadcastToRoom(sockets: Server, room: LiveRoom, { name, payload, sequence }: RoomBroadcast): void {
  sockets.to(roomChannel(room.state.roomId)).emit(name, payload, sequence);
}
