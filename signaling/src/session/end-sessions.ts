import { once } from 'node:events';
import type { Server as HttpServer } from 'node:http';
import type { Socket } from 'node:net';
import type { Server } from 'socket.io';
import type { Sessions } from './sessions.ts';

/** A peer that has vanished never confirms; the others do within a round trip. */
const goodbyeLimitMs = 1_000;

/** Tells every session that the service stops, and waits until the word has left. */
export async function endSessions(sockets: Server, sessions: Sessions): Promise<void> {
  const within = { signal: AbortSignal.timeout(goodbyeLimitMs) };
  const goodbyes = [...sockets.sockets.sockets.values()].map((socket) => once(socket.conn, 'close', within));
  sessions.endAll('service-stopped');
  await Promise.allSettled(goodbyes);
}

/** @returns a function that ends every connection, so that one whose peer never answers holds up no stop */
export function trackConnections(httpServer: HttpServer): () => void {
  const connections = new Set<Socket>();
  httpServer.on('connection', (connection) => {
    connections.add(connection);
    connection.once('close', () => connections.delete(connection));
  });
  return () => {
    for (const connection of connections) connection.destroySoon();
  };
}
