import type { ErrorCode } from '@scrubline/contract';
import { createRequestDurations } from '@scrubline/service-kit';
import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Rooms } from './room/rooms.ts';
import type { Sessions } from './session/sessions.ts';

const phases = ['waiting', 'present', 'interrupted'] as const;

/** What `/metrics` says. Counts and codes; no id and no name is ever a label. */
export function createMetrics(rooms: Rooms, sessions: Sessions) {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: 'scrubline_rooms',
    help: 'Rooms that somebody is in, or was in a moment ago',
    registers,
    collect() {
      this.set(rooms.all().length);
    },
  });
  new Gauge({
    name: 'scrubline_sessions',
    help: 'Authenticated sockets',
    registers,
    collect() {
      this.set(sessions.count);
    },
  });
  new Gauge({
    name: 'scrubline_participants',
    help: 'Participants of all rooms, by phase',
    labelNames: ['phase'] as const,
    registers,
    collect() {
      const present = rooms.all().flatMap((room) => [...room.state.seats.values()].map((seat) => seat.presence.phase));
      for (const phase of phases) this.set({ phase }, present.filter((own) => own === phase).length);
    },
  });
  const refusals = new Counter({
    name: 'scrubline_handshakes_refused_total',
    help: 'Connections that were not let in, by code',
    labelNames: ['code'] as const,
    registers,
  });
  return {
    registry,
    onAnswered: createRequestDurations(registry),
    onRefused: (code: ErrorCode) => refusals.inc({ code }),
  };
}
