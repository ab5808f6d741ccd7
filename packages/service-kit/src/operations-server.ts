import { createServer, type Server } from 'node:http';
import type { Registry } from 'prom-client';

export interface Operations {
  /** Small JSON facts for `/health`; throwing means not healthy and answers 503. */
  readonly health: () => Record<string, unknown>;
  readonly metrics: Registry;
}

/** Serves `/health` and `/metrics` on the HTTP server that socket.io shares. Everything else is 404. */
export function createOperationsServer(operations: Operations): Server {
  return createServer(async (request, response) => {
    if (request.url === '/health') {
      const [status, body] = healthOf(operations);
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    } else if (request.url === '/metrics') {
      response
        .writeHead(200, { 'content-type': operations.metrics.contentType })
        .end(await operations.metrics.metrics());
    } else {
      response.writeHead(404).end();
    }
  });
}

function healthOf({ health }: Operations): [number, Record<string, unknown>] {
  try {
    return [200, { status: 'ok', ...health() }];
  } catch (error) {
    return [503, { status: 'failing', reason: error instanceof Error ? error.message : 'unknown' }];
  }
}
