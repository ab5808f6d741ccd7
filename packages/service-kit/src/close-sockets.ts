import { once } from 'node:events';
import type { Server } from 'socket.io';

/**
 * Closes a socket server and the HTTP server beneath it, after what was said has been sent: `Server.close` alone
 * discards what still waits, so that of two last broadcasts one is lost.
 */
export async function closeSockets(sockets: Server): Promise<void> {
  const connections = [...sockets.sockets.sockets.values()].map(({ conn }) => once(conn, 'close'));
  sockets.disconnectSockets(true);
  await Promise.all(connections);
  await sockets.close();
}
