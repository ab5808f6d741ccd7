import type { Server, Socket } from 'socket.io';
import type { Clock } from '../clock.ts';
import { bytesOfConnection, mostUnreadBytes, packetsOfConnection } from './limits.ts';
import { Rate } from './rate.ts';

/** Time for the last word to leave. */
const goodbyeMs = 1_000;

/** One WebSocket, whether or not anybody has come in by it. */
export type Connection = Socket['conn'];

export interface ConnectionGuard {
  readonly clock: Clock;
  /** Says goodbye to whoever came in by this connection. */
  readonly onFlood: (connection: Connection) => void;
}

/**
 * Watches every connection from its first byte. One that sends far more than any page, or reads nothing of what it is
 * told, is read no further from that moment on, so that its flood costs nobody else.
 */
export function guardConnections(sockets: Server, { clock, onFlood }: ConnectionGuard): void {
  const [packets, bytes] = [new Rate(packetsOfConnection), new Rate(bytesOfConnection)];
  let count = 0;
  sockets.engine.on('connection', (connection: Connection) => {
    count += 1;
    const key = String(count);
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
    const spend = async (rate: Rate, points: number) => {
      if (!isCutOff && !(await rate.spend(key, points))) cutOff();
    };
    connection.on('packet', () => void spend(packets, 1));
    // Beneath WebSocket: whole frames of it, such as pings, never become a packet.
    const weigh = (chunk: Buffer) => {
      if (tcp.writableLength > mostUnreadBytes) cutOff();
      void spend(bytes, chunk.length);
    };
    tcp.on('data', weigh);
    connection.once('close', () => {
      tcp.off('data', weigh);
      // Who does not say goodbye in turn would hold the connection for half a minute.
      clock.after(goodbyeMs, () => tcp.destroy());
    });
  });
}
