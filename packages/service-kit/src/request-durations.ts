import { Histogram, type Registry } from 'prom-client';
import type { Answered } from './bind-handlers.ts';

/** Registers how long each request took, by name and outcome; pass the returned function to the gate. */
export function createRequestDurations(registry: Registry): (answered: Answered) => void {
  const durations = new Histogram({
    name: 'scrubline_request_duration_seconds',
    help: 'Time from a request to its answer',
    labelNames: ['request', 'outcome'] as const,
    buckets: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5],
    registers: [registry],
  });
  return ({ request, outcome, durationMs }) => durations.observe({ request, outcome }, durationMs / 1000);
}
