import type { RoomId, WrittenCase } from '@scrubline/contract';
import { LiveRoom, type RoomSurroundings } from './live-room.ts';
import { emptyRoom, type RoomState } from './room-state.ts';

/** All rooms that anybody is in, or was in a moment ago. */
export class Rooms {
  readonly #rooms = new Map<RoomId, LiveRoom>();
  readonly #gracePeriodMs: number;
  readonly #surroundings: RoomSurroundings;

  constructor(gracePeriodMs: number, surroundings: RoomSurroundings) {
    this.#gracePeriodMs = gracePeriodMs;
    this.#surroundings = surroundings;
  }

  find(roomId: RoomId): LiveRoom | undefined {
    return this.#rooms.get(roomId);
  }

  /** @param written what was kept of its operation, for a room that is not open yet */
  open(roomId: RoomId, written: WrittenCase): LiveRoom {
    const room = this.find(roomId) ?? new LiveRoom(emptyRoom(roomId, this.#gracePeriodMs, written), this.#surroundings);
    this.#rooms.set(roomId, room);
    return room;
  }

  /** A room as it was before this process began. */
  restore(state: RoomState): void {
    const room = new LiveRoom(state, this.#surroundings);
    this.#rooms.set(state.roomId, room);
    room.apply({ event: 'pass-time' });
  }

  close(room: LiveRoom): void {
    room.dispose();
    this.#rooms.delete(room.state.roomId);
  }

  all(): LiveRoom[] {
    return [...this.#rooms.values()];
  }
}
