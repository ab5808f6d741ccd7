import { EventEmitter } from 'node:events';
import type { BroadcastOf, MediaRoomId, mediaBroadcasts } from '@scrubline/contract';
import type { Logger } from '@scrubline/service-kit';
import type { MediaRoom } from '../rooms/media-room.ts';
import type { RoomRegistry } from '../rooms/room-registry.ts';
import { closeOwner } from '../rooms/transports.ts';
import { type Flow, type OverLimit, RoomSampler } from './sample-rooms.ts';

type OwnerCutOff = BroadcastOf<typeof mediaBroadcasts, 'media:owner-cut-off'>;

/** Each worker has one of its own. */
type WorkersServer = MediaRoom['webRtcServer'];

export interface TrafficWatch {
  readonly onCutOff: (listener: (cutOff: OwnerCutOff, what: OverLimit) => void) => void;
  readonly onFlow: (listener: (flow: Flow) => void) => void;
  readonly stop: () => void;
}

/** Twice a second: a flood lasts no longer than that, and asking all senders of a full worker takes few milliseconds. */
const sampleEveryMs = 500;
const watchersEverySamples = 10;

/** Measures what everybody sends, and ends every connection of whoever sends more than may be. */
export function watchTraffic(rooms: RoomRegistry, logger: Logger): TrafficWatch {
  const events = new EventEmitter<{ cutOff: [OwnerCutOff, OverLimit]; flow: [Flow] }>();
  const sampler = new RoomSampler();
  const asked = new Set<WorkersServer>();
  let samples = 0;

  const sampleRoom = async (mediaRoomId: MediaRoomId, room: MediaRoom, withWatchers: boolean): Promise<void> => {
    try {
      const { over, flow } = await sampler.sample(room, withWatchers);
      events.emit('flow', flow);
      for (const [ownerId, what] of over) {
        closeOwner(room, ownerId);
        logger.warn({ mediaRoomId, ownerId, what }, 'owner cut off');
        events.emit('cutOff', { mediaRoomId, ownerId }, what);
      }
    } catch (error) {
      logger.error({ mediaRoomId, err: error }, 'a room could not be measured');
    }
  };

  const timer = setInterval(() => {
    const withWatchers = samples % watchersEverySamples === 0;
    samples += 1;
    for (const [worker, its] of Map.groupBy(rooms.entries(), ([, room]) => room.webRtcServer)) {
      // A worker that answers late must not be asked more and more, and holds up no other.
      if (asked.has(worker)) continue;
      asked.add(worker);
      const sampling = its.map(([mediaRoomId, room]) => sampleRoom(mediaRoomId, room, withWatchers));
      void Promise.all(sampling).finally(() => asked.delete(worker));
    }
  }, sampleEveryMs);
  return {
    onCutOff: (listener) => events.on('cutOff', listener),
    onFlow: (listener) => events.on('flow', listener),
    stop: () => clearInterval(timer),
  };
}
