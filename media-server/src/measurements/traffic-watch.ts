import { EventEmitter } from 'node:events';
import type { BroadcastOf, mediaBroadcasts } from '@scrubline/contract';
import type { Logger } from '@scrubline/service-kit';
import type { RoomRegistry } from '../rooms/room-registry.ts';
import { closeOwner } from '../rooms/transports.ts';
import { type Flow, type OverLimit, RoomSampler } from './sample-rooms.ts';

type OwnerCutOff = BroadcastOf<typeof mediaBroadcasts, 'media:owner-cut-off'>;

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
  let isSampling = false;
  let samples = 0;

  const sampleAll = async (): Promise<void> => {
    const withWatchers = samples % watchersEverySamples === 0;
    samples += 1;
    await Promise.all(
      rooms.entries().map(async ([mediaRoomId, room]) => {
        const { over, flow } = await sampler.sample(room, withWatchers);
        events.emit('flow', flow);
        for (const [ownerId, what] of over) {
          closeOwner(room, ownerId);
          logger.warn({ mediaRoomId, ownerId, what }, 'owner cut off');
          events.emit('cutOff', { mediaRoomId, ownerId }, what);
        }
      }),
    );
  };

  const timer = setInterval(async () => {
    // A worker that answers late must not be asked more and more.
    if (isSampling) return;
    isSampling = true;
    await sampleAll();
    isSampling = false;
  }, sampleEveryMs);
  return {
    onCutOff: (listener) => events.on('cutOff', listener),
    onFlow: (listener) => events.on('flow', listener),
    stop: () => clearInterval(timer),
  };
}
