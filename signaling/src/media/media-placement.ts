import { ContractError, type MediaRoomId } from '@scrubline/contract';
import type { Logger } from '@scrubline/service-kit';
import type { Clock } from '../clock.ts';
import type { LiveRoom } from '../room/live-room.ts';
import type { Rooms } from '../room/rooms.ts';
import type { MediaServers } from './media-servers.ts';

const retryPlacingMs = 1_000;

export interface MediaPlacementOptions {
  readonly servers: MediaServers;
  readonly rooms: Rooms;
  readonly newMediaRoomId: () => MediaRoomId;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Finds a media-server for each room, and another after it was lost, for as long as the room is open. */
export class MediaPlacement {
  readonly #options: MediaPlacementOptions;
  readonly #placing = new Set<LiveRoom>();

  constructor(options: MediaPlacementOptions) {
    this.#options = options;
  }

  async place(room: LiveRoom): Promise<void> {
    const { servers, newMediaRoomId, clock, logger } = this.#options;
    if (!this.#isWanted(room) || this.#placing.has(room)) return;
    this.#placing.add(room);
    try {
      const media = await servers.createRoom(newMediaRoomId());
      if (this.#isWanted(room)) room.apply({ event: 'place-media', media });
      else servers.closeRoom(media.mediaRoomId);
    } catch (error) {
      const { roomId } = room.state;
      if (isWithoutMedia(error)) logger.warn({ roomId, err: error }, 'no media-server can hold the room');
      else logger.error({ roomId, err: error }, 'the room could not be given its media');
      clock.after(retryPlacingMs, () => void this.place(room));
    } finally {
      this.#placing.delete(room);
    }
  }

  placeAll(): void {
    for (const room of this.#options.rooms.all()) void this.place(room);
  }

  lose(mediaRoomId: MediaRoomId): void {
    for (const room of this.#options.rooms.all()) room.apply({ event: 'lose-media', mediaRoomId });
  }

  #isWanted(room: LiveRoom): boolean {
    return !room.state.media && this.#options.rooms.find(room.state.roomId) === room;
  }
}

/** What passes by itself as soon as a media-server can be reached again. Anything else is a fault of ours. */
const isWithoutMedia = (error: unknown): boolean =>
  error instanceof ContractError && error.code === 'media-unavailable';
