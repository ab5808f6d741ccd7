import { once } from 'node:events';
import type { Server } from 'node:http';
import { Gauge, Registry } from 'prom-client';
import { afterEach, describe, expect, it } from 'vitest';
import { createOperationsServer, type Operations } from './operations-server.ts';
import { createRequestDurations } from './request-durations.ts';

let server: Server;
afterEach(() => {
  server.close();
});

async function serve(operations: Partial<Operations> = {}) {
  server = createOperationsServer({ health: () => ({ rooms: 2 }), metrics: new Registry(), ...operations }).listen(0);
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return (path: string) => fetch(`http://127.0.0.1:${port}${path}`);
}

describe('the operations server', () => {
  it('answers /health with small facts', async () => {
    const get = await serve();
    const response = await get('/health');
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ status: 'ok', rooms: 2 });
  });

  it('answers 503 and why while it is not healthy', async () => {
    const get = await serve({
      health: () => {
        throw new Error('no worker is running');
      },
    });
    const response = await get('/health');
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({ status: 'failing', reason: 'no worker is running' });
  });

  it('answers /metrics with how long requests took', async () => {
    const metrics = new Registry();
    createRequestDurations(metrics)({ request: 'room:join', outcome: 'ok', facts: null, durationMs: 30 });
    const get = await serve({ metrics });
    const response = await get('/metrics');
    expect(response.headers.get('content-type')).toBe(metrics.contentType);
    const text = await response.text();
    expect(text).toContain('scrubline_request_duration_seconds_sum{request="room:join",outcome="ok"} 0.03');
    expect(text).toContain('scrubline_request_duration_seconds_count{request="room:join",outcome="ok"} 1');
  });

  it('outlives a figure that cannot be read', async () => {
    const metrics = new Registry();
    const collect = () => {
      throw new Error('gone');
    };
    new Gauge({ name: 'broken', help: 'Throws', registers: [metrics], collect });
    const get = await serve({ metrics });
    expect((await get('/metrics')).status).toBe(500);
    expect((await get('/health')).status).toBe(200);
  });

  it.each(['/', '/healthz', '/metrics/', '/../health?x=1', '/__proto__'])('has nothing at %s', async (path) => {
    const get = await serve();
    expect((await get(path)).status).toBe(404);
  });
});
