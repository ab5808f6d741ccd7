import type { IncomingMessage } from 'node:http';
import type { ErrorCode } from '@scrubline/contract';

type Decide = (refusal: ErrorCode | null, allowed: boolean) => void;

const refusal: ErrorCode = 'origin-refused';

/**
 * Lets pages of these origins in, and programs that name none: every browser names its page's origin on a WebSocket,
 * and whoever is no browser holds no cookie or ticket of an unknowing user.
 */
export function createOriginCheck(allowedOrigins: readonly string[]) {
  return ({ headers: { origin }, socket }: IncomingMessage, decide: Decide): void => {
    if (origin === undefined || allowedOrigins.includes(origin)) {
      decide(null, true);
      return;
    }
    // Written here, because Engine.IO answers every refused upgrade with 400.
    const head = ['HTTP/1.1 403 Forbidden', 'Connection: close', `Content-Length: ${refusal.length}`];
    socket.end(`${head.join('\r\n')}\r\n\r\n${refusal}`, () => decide(refusal, false));
  };
}
