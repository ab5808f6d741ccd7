import type { Server, Socket } from 'socket.io';
import type { Clock } from '../clock.ts';
import { Budget } from './budget.ts';
import { bytesOfConnection, mostUnreadBytes, packetsOfConnection } from './limits.ts';

/** Time for the last word to leave. */
const goodbyeMs = 1_000;

/** One WebSocket, whether or not anybody has come in by it. */
export type Connection = Socket['conn'];

export interface ConnectionGuard {
  readonly clock: Clock;
  /** Says goodbye to whoever came in by this connection. */
  readonly onFlood: (connection: Connection) => void;
  /** Before anybody else hears that this connection is closed. */
  readonly onTooLarge: (connection: Connection) => void;
}

/**
 * Watches every connection from its first byte. One that sends far more than any page, or reads nothing of what it is
 * told, is read no further from that moment on, so that its flood costs nobody else.
 */
export function guardConnections(sockets: Server, { clock, onFlood, onTooLarge }: ConnectionGuard): void {
  sockets.engine.on('connection', (connection: Connection) => {
    const [packets, bytes] = [new Budget(packetsOfConnection), new Budget(bytesOfConnection)];
    const tcp = connection.request.socket;
    let isCutOff = false;
    const cutOff = () => {
      if (isCutOff) return;
      isCutOff = true;
      tcp.pause();
      // What was read already is not looked at any more.
      connection.removeAllListeners('data');
      onFlood(connection);
      connection.close();
    };
    const spend = (budget: Budget, points: number) => {
      if (!budget.spend(points, performance.now())) cutOff();
    };
    connection.on('packet', () => spend(packets, 1));
    // Beneath WebSocket: whole frames of it, such as pings, never become a packet.
    const weigh = (chunk: Buffer) => {
      if (tcp.writableLength > mostUnreadBytes) cutOff();
      spend(bytes, chunk.length);
    };
    tcp.on('data', weigh);
    connection.prependOnceListener('close', (_reason, error) => {
      if (!isCutOff && isTooLarge(error)) onTooLarge(connection);
    });
    connection.once('close', () => {
      tcp.off('data', weigh);
      // Who does not say goodbye in turn would hold the connection for half a minute.
      clock.after(goodbyeMs, () => tcp.destroy());
    });
  });
}

/** ws says so by its message alone, once Engine.IO has wrapped its error. */
const isTooLarge = (error: unknown): boolean =>
  error instanceof Error && error.message.includes('Max payload size exceeded');
