import { createServer, type Server } from 'node:http';
import type { Registry } from 'prom-client';

export interface Operations {
  /** Small JSON facts for `/health`; throwing means not healthy and answers 503. */
  readonly health: () => Record<string, unknown>;
  readonly metrics: Registry;
}

interface Page {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

/**
 * A connection that sends no whole request within `headersTimeout` milliseconds is ended, so that thousands that say
 * nothing are gone before the next thousands come: an idle one costs some 10 kB and a file descriptor.
 */
const patience = { headersTimeout: 5_000, requestTimeout: 10_000, connectionsCheckingInterval: 1_000 };

/** Below the file descriptors that a process may have (20,000 where it was tried), so that files and the database find one. */
const mostConnections = 16_000;

/** Serves `/health` and `/metrics` on the HTTP server that socket.io shares. Everything else is 404. */
export function createOperationsServer(operations: Operations): Server {
  const server = createServer(patience, async (request, response) => {
    const page = await pageOf(request.url, operations);
    response.writeHead(page.status, { 'content-type': page.contentType }).end(page.body);
  });
  server.maxConnections = mostConnections;
  return server;
}

async function pageOf(url: string | undefined, operations: Operations): Promise<Page> {
  if (url === '/health') return healthOf(operations);
  if (url === '/metrics') return metricsOf(operations);
  return { status: 404, contentType: 'text/plain', body: '' };
}

function healthOf({ health }: Operations): Page {
  const page = (status: number, facts: Record<string, unknown>) => ({
    status,
    contentType: 'application/json',
    body: JSON.stringify(facts),
  });
  try {
    return page(200, { status: 'ok', ...health() });
  } catch (error) {
    return page(503, { status: 'failing', reason: error instanceof Error ? error.message : 'unknown' });
  }
}

async function metricsOf({ metrics }: Operations): Promise<Page> {
  try {
    return { status: 200, contentType: metrics.contentType, body: await metrics.metrics() };
  } catch {
    // A gauge that cannot be read must not end the process.
    return { status: 500, contentType: 'text/plain', body: 'metrics could not be collected' };
  }
}
