import { once } from 'node:events';
import type { Server as HttpServer } from 'node:http';
import { createOperationsServer, type Logger } from '@scrubline/service-kit';
import type { JWK } from 'jose';
import { AuditTrail } from './audit/audit-trail.ts';
import { exportDaily } from './audit/export-daily.ts';
import { type Clock, systemClock } from './clock.ts';
import { createHandlers } from './create-handlers.ts';
import { MediaDesk } from './feeds/media-desk.ts';
import { handshakesOfParticipant } from './guards/limits.ts';
import { Rate } from './guards/rate.ts';
import { hearAccessEnds } from './history/hear-access-ends.ts';
import { type AuditExport, type History, openHistory } from './history/history.ts';
import { type IdSource, randomIds } from './id-source.ts';
import { adoptMedia } from './media/adopt-media.ts';
import { createMediaServers } from './media/create-media-servers.ts';
import { MediaPlacement } from './media/media-placement.ts';
import { createMetrics } from './metrics.ts';
import { broadcastToRoom } from './room/broadcast-to-room.ts';
import { endAccess } from './room/end-access.ts';
import { Restoration } from './room/restoration.ts';
import { createEffects } from './room/room-effects.ts';
import { Rooms } from './room/rooms.ts';
import { isTaken } from './room/seat.ts';
import { acceptSessions } from './session/accept-sessions.ts';
import { cutOffOwner } from './session/cut-off.ts';
import { endSessions, trackConnections } from './session/end-sessions.ts';
import { openSocketServer } from './session/open-socket-server.ts';
import { ResumeTokens } from './session/resume-tokens.ts';
import { Sessions } from './session/sessions.ts';
import { createTicketVerifier } from './session/verify-ticket.ts';

/** How long an interrupted participant keeps seat, permissions, mute and feeds, and an empty room its media. */
const defaultGracePeriodMs = 30_000;

export interface SignalingOptions {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly databaseUrl: string;
  /** Where this machine keeps what the database has still to be told. */
  readonly journalDirectory: string;
  /** web's key: OKP, Ed25519. */
  readonly ticketPublicKey: JWK;
  /** Where the signed heads of the audit are kept, in production. */
  readonly auditExport?: AuditExport;
  readonly allowedOrigins: readonly string[];
  readonly mediaServerUrls: readonly string[];
  readonly mediaControlToken: string;
  readonly logger: Logger;
  readonly gracePeriodMs?: number;
  readonly clock?: Clock;
  readonly ids?: IdSource;
}

export interface SignalingServer {
  readonly port: number;
  /** Tells every session `service-stopped` and waits until what happened is written. */
  readonly close: () => Promise<void>;
}

/** @throws {Error} when the key is unusable or the port is taken; nothing is left running then */
export async function createSignalingServer(options: SignalingOptions): Promise<SignalingServer> {
  const { logger, gracePeriodMs = defaultGracePeriodMs, clock = systemClock, ids = randomIds } = options;
  const verifyTicket = await createTicketVerifier(options.ticketPublicKey);
  const { databaseUrl, journalDirectory } = options;
  const history = await openHistory({ databaseUrl, journalDirectory, clock, logger });
  const audit = new AuditTrail(history.journal, clock);
  const sessions = new Sessions();
  const tokens = new ResumeTokens(() => ids.secret());

  const rooms: Rooms = new Rooms(gracePeriodMs, {
    clock,
    logger,
    broadcast: (room, broadcast) => broadcastToRoom(sockets, room, broadcast),
    carryOut: (room, effect) => carryOut(room, effect),
  });
  const servers = createMediaServers(options, clock, {
    adopt: (held) => adoptMedia(desk, held, restoration.restoredAt),
    onRoomLost: (mediaRoomId) => placement.lose(mediaRoomId),
    onReady: () => placement.placeAll(),
    onOwnerCutOff: (cutOff) => cutOffOwner(rooms, cutOff),
  });
  const newMediaRoomId = () => ids.mediaRoomId();
  const placement = new MediaPlacement({ servers, rooms, newMediaRoomId, clock, logger });
  const desk = new MediaDesk(rooms, servers);
  const findMedia = () => servers.connect();
  const restoration = new Restoration({ history, rooms, tokens, gracePeriodMs, clock, logger, findMedia });
  const metrics = createMetrics({ rooms, servers, sessions, history, restoration });
  const carryOut = createEffects({ sessions, history, audit, desk, placement, onLeft: metrics.onLeft });

  const health = () => ({
    rooms: rooms.all().length,
    sessions: sessions.count,
    mediaServers: servers.reachability,
    database: history.isReachable() ? 'reachable' : 'unreachable',
    /** Entries of the journal that the database has still to be told. */
    unwritten: history.journal.waitingCount,
  });
  const httpServer = createOperationsServer({ health, metrics: metrics.registry });
  const endConnections = trackConnections(httpServer);
  const { allowedOrigins } = options;
  const surroundings = { gracePeriodMs, clock, rooms, sessions, audit };
  const sockets = openSocketServer(httpServer, { allowedOrigins, ...surroundings, ...metrics });
  const handlers = createHandlers({ desk, history, audit, clock }, ids);
  const isOpen = () => restoration.isComplete;
  const handshakes = new Rate(handshakesOfParticipant);
  const door = { clock, history, audit, rooms, tokens, verifyTicket, isOpen, handshakes };
  const newSessionId = () => ids.sessionId();
  acceptSessions(sockets, { ...door, sessions, handlers, newSessionId, gracePeriodMs, ...metrics, logger });

  const stopWatching = watchRecords(options, { history, rooms, sessions, clock });

  const close = async () => {
    restoration.stop();
    await stopWatching();
    httpServer.close();
    await endSessions(sockets, sessions);
    closeRooms(rooms, history);
    audit.flush();
    servers.disconnect();
    await history.close();
    endConnections();
    await sockets.close();
  };
  try {
    await restoration.begin();
    const port = await listen(httpServer, options);
    logger.info({ port }, 'ready');
    return { port, close };
  } catch (error) {
    await close();
    throw error;
  }
}

interface Watching {
  readonly history: History;
  readonly rooms: Rooms;
  readonly sessions: Sessions;
  readonly clock: Clock;
}

/** What goes on by itself while the service runs. @returns a function that ends it */
function watchRecords({ auditExport, databaseUrl, logger }: SignalingOptions, watching: Watching) {
  const { history, clock } = watching;
  const stopExport = auditExport ? exportDaily(() => history.exportAuditHead(auditExport), clock, logger) : () => {};
  const accessEnds = hearAccessEnds(databaseUrl, (ended) => endAccess(watching, ended), logger);
  return async () => {
    stopExport();
    await accessEnds.close();
  };
}

/** Their media flows on: a service that is started within the grace period gives all of it back. */
function closeRooms(rooms: Rooms, history: History): void {
  for (const room of rooms.all()) {
    const taken = [...room.state.seats.values()].filter(isTaken);
    const { roomId } = room.state;
    for (const { participantId, visitId } of taken) {
      history.closeVisit({ roomId, participantId, visitId }, 'service-stopped');
    }
    rooms.close(room);
  }
}

/** Connections that wait to be accepted. With Node's 511 a storm of others makes a join wait for seconds. */
const connectionsWaiting = 4_096;

async function listen(server: HttpServer, { host, port }: SignalingOptions): Promise<number> {
  server.listen({ port, host, backlog: connectionsWaiting });
  await once(server, 'listening');
  const address = server.address();
  return typeof address === 'object' && address ? address.port : port;
}
