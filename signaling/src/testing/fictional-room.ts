import { RoomId } from '@scrubline/contract';

export const fictionalRoomId = RoomId.parse('room-1');
