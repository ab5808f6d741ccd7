import { ContractError, type ErrorCode, roomContract } from '@scrubline/contract';
import { type Answered, bindHandlers, type Handlers, type Logger } from '@scrubline/service-kit';
import type { Server, Socket } from 'socket.io';
import type { AuditTrail } from '../audit/audit-trail.ts';
import { requestsOfConnection } from '../guards/limits.ts';
import { Rate } from '../guards/rate.ts';
import { type Admitted, authenticate, type Door } from './authenticate.ts';
import { findHeldSeat, mayUse } from './held-seat.ts';
import { HolderRefused } from './holder-refused.ts';
import { Session } from './session.ts';
import type { Sessions } from './sessions.ts';

export interface AcceptOptions extends Door {
  readonly audit: AuditTrail;
  readonly sessions: Sessions;
  readonly handlers: Handlers<typeof roomContract, Session>;
  readonly newSessionId: () => string;
  readonly gracePeriodMs: number;
  readonly onAnswered: (answered: Answered) => void;
  readonly onRefused: (code: ErrorCode) => void;
  readonly logger: Logger;
}

/** Lets sockets in, each as a session, and notices when they go. */
export function acceptSessions(sockets: Server, options: AcceptOptions): void {
  const admitted = new WeakMap<Socket, Admitted>();
  const requests = new Rate(requestsOfConnection);
  sockets.use(async (socket, next) => {
    try {
      admitted.set(socket, await authenticate(socket.handshake.auth, options));
      next();
    } catch (error) {
      next(refusalFor(error, options));
    }
  });
  sockets.on('connection', (socket) => {
    const whom = admitted.get(socket);
    if (whom) openSession(socket, whom, options, requests);
    else socket.disconnect(true);
  });
}

/** The code reaches the client as the `data` of its `connect_error`. */
function refusalFor(error: unknown, { logger, audit, onRefused }: AcceptOptions): Error {
  const code = error instanceof ContractError ? error.code : 'internal';
  if (code === 'internal') logger.error({ err: error }, 'handshake failed');
  const holder = error instanceof HolderRefused ? error.holder : undefined;
  logger.info({ code, roomId: holder?.roomId, participantId: holder?.participantId }, 'connection refused');
  onRefused(code);
  audit.handshakeRefused(code, holder);
  return Object.assign(new Error(code), { data: { code } });
}

function openSession(socket: Socket, { entitlement, visitId }: Admitted, options: AcceptOptions, requests: Rate): void {
  const { sessions, tokens, rooms, history, handlers, audit, onAnswered, logger } = options;
  const session = new Session(socket, options.newSessionId(), entitlement, visitId);
  const { sessionId } = session;
  const { roomId, participantId } = entitlement;
  logger.info({ sessionId, roomId, participantId, visitId }, visitId ? 'session came back' : 'session opened');
  sessions.add(session);
  session.leaveChannels();
  bindHandlers(socket, roomContract, handlers, session, {
    async admit() {
      if (!(await requests.spend(sessionId))) throw new ContractError('too-many-requests');
    },
    mayUse: (permission) => mayUse(rooms, session, permission),
    keep: (deed) => session.answerAfter(audit.carriedOut(entitlement, deed)),
    onAnswered(answered) {
      onAnswered(answered);
      audit.answered({ ...entitlement, sessionId }, answered);
    },
    logger,
  });
  socket.on('disconnect', (reason) => {
    logger.info({ sessionId, roomId, participantId, reason }, 'session closed');
    closeSession(session, options);
  });
  const { resumeToken, hash } = tokens.issue(session);
  session.resumeTokenHash = hash;
  session.tell('session:resume-token', { resumeToken });
  if (!visitId) return;
  history.rememberResumeToken(visitId, hash);
  rooms.find(roomId)?.apply({ event: 'resume', participantId, visitId, sessionId });
  // The grace period may have ended between the handshake and this moment.
  if (!findHeldSeat(rooms, session)) session.end('connection-lost');
}

function closeSession(session: Session, { sessions, tokens, rooms, clock, gracePeriodMs }: AcceptOptions): void {
  const { sessionId, entitlement } = session;
  sessions.remove(session);
  clock.after(gracePeriodMs, () => tokens.revoke(session));
  const { roomId, participantId } = entitlement;
  rooms.find(roomId)?.apply({ event: 'lose-connection', participantId, sessionId });
}
