import type { IncomingMessage } from 'node:http';
import type { ErrorCode } from '@scrubline/contract';
import { clientAddressOf } from '@scrubline/service-kit';
import type { AuditTrail } from '../audit/audit-trail.ts';
import { handshakesOfAddress } from '../guards/limits.ts';
import { Rate } from '../guards/rate.ts';

type Decide = (refusal: ErrorCode | null, allowed: boolean) => void;

export interface HandshakeGuard {
  readonly allowedOrigins: readonly string[];
  readonly onRefused: (code: ErrorCode) => void;
  readonly audit: Pick<AuditTrail, 'handshakeRefused'>;
}

const statusLines = {
  'origin-refused': '403 Forbidden',
  'too-many-requests': '429 Too Many Requests',
} as const satisfies Partial<Record<ErrorCode, string>>;

/**
 * Lets pages of these origins in, and programs that name none: every browser names its page's origin on a WebSocket,
 * and whoever is no browser holds no cookie or ticket of an unknowing user. No address may try without end.
 */
export function guardHandshakes({ allowedOrigins, onRefused, audit }: HandshakeGuard) {
  const ofAddress = new Rate(handshakesOfAddress);
  const refusalOf = async (request: IncomingMessage): Promise<keyof typeof statusLines | null> => {
    const { origin } = request.headers;
    if (origin !== undefined && !allowedOrigins.includes(origin)) return 'origin-refused';
    return (await ofAddress.spend(clientAddressOf(request))) ? null : 'too-many-requests';
  };
  return async (request: IncomingMessage, decide: Decide): Promise<void> => {
    const refusal = await refusalOf(request);
    if (!refusal) {
      decide(null, true);
      return;
    }
    onRefused(refusal);
    audit.handshakeRefused(refusal);
    // Written here, because Engine.IO answers every refused upgrade with 400.
    const head = [`HTTP/1.1 ${statusLines[refusal]}`, 'Connection: close', `Content-Length: ${refusal.length}`];
    request.socket.end(`${head.join('\r\n')}\r\n\r\n${refusal}`, () => decide(refusal, false));
  };
}
