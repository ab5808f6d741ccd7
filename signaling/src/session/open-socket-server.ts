import type { Server as HttpServer } from 'node:http';
import { socketServerOptions } from '@scrubline/service-kit';
import { Server } from 'socket.io';
import type { AuditTrail } from '../audit/audit-trail.ts';
import type { Clock } from '../clock.ts';
import { guardConnections } from '../guards/guard-connections.ts';
import { type CutOffParts, cutOffConnection, noteTooLarge } from './cut-off.ts';
import { guardHandshakes, type HandshakeGuard } from './guard-handshakes.ts';

export interface SocketServerParts extends HandshakeGuard, CutOffParts {
  /** How long a connection that broke can be recovered with what it missed. Milliseconds. */
  readonly gracePeriodMs: number;
  readonly clock: Clock;
  readonly audit: AuditTrail;
  readonly onCutOff: () => void;
}

/** The socket server, with all that stands before a handler: origins, rates, floods. It lets nobody in by itself. */
export function openSocketServer(httpServer: HttpServer, parts: SocketServerParts): Server {
  const { gracePeriodMs, clock, onCutOff } = parts;
  const sockets = new Server(httpServer, {
    ...socketServerOptions,
    allowRequest: guardHandshakes(parts),
    connectionStateRecovery: { maxDisconnectionDuration: gracePeriodMs, skipMiddlewares: false },
  });
  guardConnections(sockets, {
    clock,
    onFlood(connection) {
      onCutOff();
      cutOffConnection(parts, connection);
    },
    onTooLarge: (connection) => noteTooLarge(parts, connection),
  });
  return sockets;
}
