import { EventEmitter } from 'node:events';
import {
  type BroadcastOf,
  ContractError,
  type HeldRoom,
  type MediaRoomId,
  type mediaBroadcasts,
} from '@scrubline/contract';
import type { Logger } from '@scrubline/service-kit';
import type { MediaWorker } from '../workers/start-media-worker.ts';
import type { WorkerPool } from '../workers/worker-pool.ts';
import { describeHeld } from './describe-held.ts';
import { type MediaRoom, openMediaRoom } from './media-room.ts';

type RoomClosed = BroadcastOf<typeof mediaBroadcasts, 'media:room-closed'>;

export interface RoomRegistry {
  /** Opens a room on the least loaded worker, or answers the one that is there. */
  readonly open: (mediaRoomId: MediaRoomId) => Promise<MediaRoom>;
  /** @throws {ContractError} `not-found` */
  readonly find: (mediaRoomId: MediaRoomId) => Promise<MediaRoom>;
  /** Ends a room and all in it; does nothing when it is not there. */
  readonly close: (mediaRoomId: MediaRoomId) => Promise<void>;
  readonly closeAll: () => Promise<void>;
  /** Everything held, for a signaling that has forgotten it. */
  readonly list: () => HeldRoom[];
  readonly entries: () => readonly [MediaRoomId, MediaRoom][];
  readonly opened: () => readonly MediaRoom[];
  readonly roomsOn: (worker: MediaWorker) => number;
  /** Calls the listener for each room that ends without being asked to. */
  readonly onLost: (listener: (closed: RoomClosed) => void) => void;
}

export interface RoomRegistryOptions {
  readonly pool: WorkerPool;
  readonly logger: Logger;
}

interface Place {
  readonly worker: MediaWorker;
  readonly opening: Promise<MediaRoom>;
  /** `null` while it opens. */
  room: MediaRoom | null;
}

export function createRoomRegistry({ pool, logger }: RoomRegistryOptions): RoomRegistry {
  const places = new Map<MediaRoomId, Place>();
  const losses = new EventEmitter<{ lost: [RoomClosed] }>();
  const placesOn = (worker: MediaWorker) => [...places.values()].filter((place) => place.worker === worker);

  const entries = (): [MediaRoomId, MediaRoom][] =>
    [...places].flatMap(([mediaRoomId, { room }]) => (room ? [[mediaRoomId, room]] : []));

  const open = (mediaRoomId: MediaRoomId): Promise<MediaRoom> => {
    const existing = places.get(mediaRoomId);
    if (existing) return existing.opening;
    const worker = pool.leastLoaded((candidate) => loadOf(placesOn(candidate)));
    const place: Place = { worker, room: null, opening: openMediaRoom(worker, logger.child({ mediaRoomId })) };
    places.set(mediaRoomId, place);
    place.opening.then(
      (room) => {
        place.room = room;
        room.logger.info('room opened');
        room.router.observer.once('close', () => {
          places.delete(mediaRoomId);
          room.logger.info('room closed');
        });
        room.router.once('workerclose', () => {
          losses.emit('lost', { mediaRoomId, reason: worker.process.died ? 'worker-died' : 'server-stopping' });
        });
      },
      () => places.delete(mediaRoomId),
    );
    return place.opening;
  };

  const close = async (mediaRoomId: MediaRoomId): Promise<void> => {
    await places.get(mediaRoomId)?.opening.then(
      ({ router }) => router.close(),
      () => undefined,
    );
  };

  const closeAll = async (): Promise<void> => {
    const closing = [...places.keys()].map((mediaRoomId) => {
      losses.emit('lost', { mediaRoomId, reason: 'server-stopping' });
      return close(mediaRoomId);
    });
    await Promise.all(closing);
  };

  return {
    open,
    close,
    closeAll,
    find: async (mediaRoomId) => {
      const place = places.get(mediaRoomId);
      if (!place) throw new ContractError('not-found');
      return place.opening;
    },
    list: () => entries().map(([mediaRoomId, room]) => describeHeld(mediaRoomId, room)),
    entries,
    opened: () => entries().map(([, room]) => room),
    roomsOn: (worker) => placesOn(worker).length,
    onLost: (listener) => losses.on('lost', listener),
  };
}

/** A room counts even when empty, so that rooms which open together spread out. */
function loadOf(places: readonly Place[]): number {
  return places.reduce((load, { room }) => load + 1 + (room ? room.feeds.size + room.consumers.size : 0), 0);
}
