import type { Server as HttpServer } from 'node:http';
import { ContractError, mediaRequests } from '@scrubline/contract';
import { type Answered, bindHandlers, closeSockets, type Logger, socketServerOptions } from '@scrubline/service-kit';
import { Server } from 'socket.io';
import type { TrafficWatch } from '../measurements/traffic-watch.ts';
import type { RoomRegistry } from '../rooms/room-registry.ts';
import { mediaHandlers } from './media.handlers.ts';
import { isSameToken } from './token.ts';

export interface ControlServerOptions {
  readonly httpServer: HttpServer;
  readonly rooms: RoomRegistry;
  readonly traffic: TrafficWatch;
  readonly token: string;
  readonly onAnswered: (answered: Answered) => void;
  readonly logger: Logger;
}

/** Where signaling asks. Whoever holds the token may ask everything; nobody else is let in. */
export function createControlServer(options: ControlServerOptions): { readonly close: () => Promise<void> } {
  const { httpServer, rooms, traffic, token, onAnswered, logger } = options;
  const sockets = new Server(httpServer, socketServerOptions);
  sockets.use((socket, next) => {
    next(isSameToken(socket.handshake.auth.token, token) ? undefined : new ContractError('not-permitted'));
  });
  sockets.on('connection', (socket) => {
    bindHandlers(socket, mediaRequests, mediaHandlers, rooms, { mayUse: () => true, onAnswered, logger });
  });
  rooms.onLost((closed) => sockets.emit('media:room-closed', closed));
  traffic.onCutOff((cutOff) => sockets.emit('media:owner-cut-off', cutOff));
  return { close: () => closeSockets(sockets) };
}
