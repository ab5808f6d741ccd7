import { Counter, collectDefaultMetrics, Gauge, type Registry } from 'prom-client';
import { type Flow, flowNames, overLimits } from './measurements/sample-rooms.ts';
import type { TrafficWatch } from './measurements/traffic-watch.ts';
import type { MediaRoom } from './rooms/media-room.ts';
import type { RoomRegistry } from './rooms/room-registry.ts';
import { registerWorkerMetrics } from './workers/worker-metrics.ts';
import type { WorkerPool } from './workers/worker-pool.ts';

/** What `/metrics` says. Counts and causes; no id is ever a label. */
export function registerMediaMetrics(
  registry: Registry,
  { pool, rooms, traffic }: { pool: WorkerPool; rooms: RoomRegistry; traffic: TrafficWatch },
): void {
  // Every 100 ms: its usual 10 ms cost an idle service more than all its participants do.
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: 100 });
  registerWorkerMetrics(registry, pool, rooms);
  registerHoldings(registry, rooms);
  registerTraffic(registry, traffic);
}

/** Counts what this server holds at the moment of asking. */
function registerHoldings(registry: Registry, rooms: RoomRegistry): void {
  const gauge = (name: string, help: string, count: () => number) =>
    new Gauge({
      name: `scrubline_media_${name}`,
      help,
      registers: [registry],
      collect() {
        this.set(count());
      },
    });
  const perRoom: Record<string, [help: string, count: (room: MediaRoom) => number]> = {
    transports: ['Connections to participants', (room) => room.transports.size],
    producers: ['Feeds received', (room) => room.feeds.size],
    consumers: ['Feeds sent', (room) => room.consumers.size],
    data_producers: ['Signal channels received', (room) => room.signalSenders.size],
    data_consumers: ['Signal channels sent', (room) => room.signalReceivers.size],
  };
  gauge('rooms', 'Open rooms', () => rooms.opened().length);
  for (const [name, [help, count]] of Object.entries(perRoom)) {
    gauge(name, help, () => rooms.opened().reduce((total, room) => total + count(room), 0));
  }
}

/** Added up from samples: half a second late, and what a participant sent in its last half second is missing. */
function registerTraffic(registry: Registry, traffic: TrafficWatch): void {
  const registers = [registry];
  const counter = (name: string, help: string) => new Counter({ name: `scrubline_media_${name}`, help, registers });
  const flows: Record<keyof Flow, Counter> = {
    bytesReceived: counter('received_bytes_total', 'Bytes from participants, of whatever kind'),
    bytesSent: counter('sent_bytes_total', 'Bytes to participants, of whatever kind'),
    packetsReceived: counter('received_packets_total', 'RTP packets of feeds from participants'),
    packetsSent: counter('sent_packets_total', 'RTP packets of feeds to participants, added up every five seconds'),
    signalsReceived: counter('received_signals_total', 'Signals from participants'),
  };
  traffic.onFlow((flow) => {
    for (const name of flowNames) flows[name].inc(flow[name]);
  });
  const cutOffs = new Counter({
    name: 'scrubline_media_owners_cut_off_total',
    help: 'Participants whose connections were ended because they sent too much, by what it was',
    labelNames: ['what'] as const,
    registers,
  });
  for (const what of overLimits) cutOffs.inc({ what }, 0);
  traffic.onCutOff((_, what) => cutOffs.inc({ what }));
}
