import { type ErrorCode, errorCodes, type LeaveReason, leaveReasons, ParticipantRole } from '@scrubline/contract';
import { createRequestDurations } from '@scrubline/service-kit';
import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { feedLabels, labelOf } from './feeds/feed-label.ts';
import type { Journal } from './journal/journal.ts';
import type { MediaServers } from './media/media-servers.ts';
import type { Rooms } from './room/rooms.ts';
import { isTaken } from './room/seat.ts';

const phases = ['waiting', 'present', 'interrupted'] as const;

export interface Measured {
  readonly rooms: Rooms;
  readonly servers: MediaServers;
  readonly sessions: { readonly count: number };
  readonly history: { isReachable(): boolean; readonly journal: Pick<Journal, 'waitingCount' | 'refusedCount'> };
  readonly restoration: { readonly isComplete: boolean };
}

/** What `/metrics` says. Counts and codes; no id and no name is ever a label. Each label's values are there from the start. */
export function createMetrics(measured: Measured) {
  const registry = new Registry();
  // Every 100 ms: its usual 10 ms cost an idle service more than all its participants do.
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: 100 });
  measureRooms(registry, measured);
  measureSurroundings(registry, measured);
  return { registry, onAnswered: createRequestDurations(registry), ...createCounters(registry) };
}

function measureRooms(registry: Registry, { rooms, sessions }: Measured): void {
  const gauge = createGauges(registry);
  const seats = () => rooms.all().flatMap(({ state }) => [...state.seats.values()].filter(isTaken));
  gauge('rooms', 'Rooms that somebody is in, or was in a moment ago', () => rooms.all().length);
  gauge(
    'rooms_without_media',
    'Rooms for which no media-server is found at the moment',
    () => rooms.all().filter(({ state }) => !state.media).length,
  );
  gauge('sessions', 'Authenticated connections', () => sessions.count);
  new Gauge({
    name: 'scrubline_signaling_participants',
    help: 'Participants of all rooms, by role and phase',
    labelNames: ['role', 'phase'] as const,
    registers: [registry],
    collect() {
      const taken = seats();
      for (const role of ParticipantRole.options) {
        for (const phase of phases) {
          const count = taken.filter((seat) => seat.role === role && seat.presence.phase === phase).length;
          this.set({ role, phase }, count);
        }
      }
    },
  });
  new Gauge({
    name: 'scrubline_signaling_feeds',
    help: 'Published feeds of all rooms, by what they carry',
    labelNames: ['content'] as const,
    registers: [registry],
    collect() {
      const published = rooms
        .all()
        .flatMap(({ state }) => [...state.feeds.values()].map((feed) => labelOf(feed.content)));
      for (const content of feedLabels) this.set({ content }, published.filter((own) => own === content).length);
    },
  });
}

function measureSurroundings(registry: Registry, { servers, history, restoration }: Measured): void {
  const gauge = createGauges(registry);
  gauge('media_servers', 'Media-servers of the settings', () => servers.reachability.total);
  gauge('media_servers_reachable', 'Media-servers that answer', () => servers.reachability.reachable);
  gauge('database_reachable', '1 when the last thing asked of the database went well', () =>
    Number(history.isReachable()),
  );
  gauge(
    'journal_waiting',
    'What has happened and the database has still to be told',
    () => history.journal.waitingCount,
  );
  gauge(
    'journal_refused',
    'What the database would never have taken, laid aside since the start for somebody to look at',
    () => history.journal.refusedCount,
  );
  gauge('restored', '1 when what was there before the start is given back, and people are let in', () =>
    Number(restoration.isComplete),
  );
}

function createGauges(registry: Registry) {
  return (name: string, help: string, read: () => number) =>
    new Gauge({
      name: `scrubline_signaling_${name}`,
      help,
      registers: [registry],
      collect() {
        this.set(read());
      },
    });
}

function createCounters(registry: Registry) {
  const registers = [registry];
  const refused = new Counter({
    name: 'scrubline_signaling_handshakes_refused_total',
    help: 'Connections that were not let in, by code',
    labelNames: ['code'] as const,
    registers,
  });
  const left = new Counter({
    name: 'scrubline_signaling_leaves_total',
    help: 'Participants that are gone, by reason',
    labelNames: ['reason'] as const,
    registers,
  });
  const cutOff = new Counter({
    name: 'scrubline_signaling_connections_cut_off_total',
    help: 'Connections that sent far more than any page, whether or not anybody had come in by them',
    registers,
  });
  for (const code of errorCodes) refused.inc({ code }, 0);
  for (const reason of leaveReasons) left.inc({ reason }, 0);
  return {
    onRefused: (code: ErrorCode) => refused.inc({ code }),
    onLeft: (reason: LeaveReason) => left.inc({ reason }),
    onCutOff: () => cutOff.inc(),
  };
}
