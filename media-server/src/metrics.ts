import { Gauge, type Registry } from 'prom-client';
import type { MediaRoom } from './rooms/media-room.ts';
import type { RoomRegistry } from './rooms/room-registry.ts';
import type { WorkerPool } from './workers/worker-pool.ts';

/** Counts what this server holds at the moment of asking. */
export function registerMediaMetrics(registry: Registry, pool: WorkerPool, rooms: RoomRegistry): void {
  const gauge = (name: string, help: string, count: () => number) =>
    new Gauge({
      name: `scrubline_media_${name}`,
      help,
      registers: [registry],
      collect() {
        this.set(count());
      },
    });
  const inAllRooms = (count: (room: MediaRoom) => number) => () =>
    rooms.opened().reduce((total, room) => total + count(room), 0);

  gauge('workers', 'Living media workers', () => pool.alive().length);
  gauge('rooms', 'Open rooms', () => rooms.opened().length);
  gauge(
    'transports',
    'Connections to participants',
    inAllRooms((room) => room.transports.size),
  );
  gauge(
    'producers',
    'Feeds received',
    inAllRooms((room) => room.feeds.size),
  );
  gauge(
    'consumers',
    'Feeds sent',
    inAllRooms((room) => room.consumers.size),
  );
  gauge(
    'data_producers',
    'Signal channels received',
    inAllRooms((room) => room.signalSenders.size),
  );
  gauge(
    'data_consumers',
    'Signal channels sent',
    inAllRooms((room) => room.signalReceivers.size),
  );
}
