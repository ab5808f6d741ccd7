import {
  ContractError,
  type ErrorCode,
  TicketClaims,
  ticketAlgorithm,
  ticketAudience,
  ticketIssuer,
} from '@scrubline/contract';
import { errors, importJWK, type JWK, type JWTPayload, jwtVerify } from 'jose';
import { z } from 'zod';
import type { Entitlement } from '../room/seat.ts';
import { HolderRefused } from './holder-refused.ts';

export interface VerifiedTicket {
  /** The ticket's own id, by which it is known as used. */
  readonly jti: string;
  readonly expiresAt: Date;
  readonly entitlement: Entitlement;
}

/** @param now milliseconds since 1970 */
export type VerifyTicket = (ticket: string, now: number) => Promise<VerifiedTicket>;

const RegisteredClaims = z.object({ jti: z.string().min(1).max(128), iat: z.number(), exp: z.number() });

/**
 * Checks tickets against web's public key (OKP, Ed25519).
 * @throws {ContractError} `ticket-invalid`, `ticket-expired` or `ticket-not-yet-valid`, from the returned function; the
 * latter two as `HolderRefused` when the ticket says whose it is
 */
export async function createTicketVerifier(publicKey: JWK): Promise<VerifyTicket> {
  const key = await importJWK(publicKey, ticketAlgorithm);
  return async (ticket, now) => {
    try {
      const { payload } = await jwtVerify(ticket, key, {
        algorithms: [ticketAlgorithm],
        issuer: ticketIssuer,
        audience: ticketAudience,
        requiredClaims: ['iat', 'nbf', 'exp', 'jti'],
        currentDate: new Date(now),
      });
      return readClaims(payload);
    } catch (error) {
      throw refusalFor(error);
    }
  };
}

function readClaims(payload: JWTPayload): VerifiedTicket {
  const { jti, iat, exp } = RegisteredClaims.parse(payload);
  const entitlement = { ...TicketClaims.parse(payload), issuedAt: iat * 1000 };
  return { jti, expiresAt: new Date(exp * 1000), entitlement };
}

type Untimely = errors.JWTExpired | errors.JWTClaimValidationFailed;

const isEarly = (error: unknown): error is errors.JWTClaimValidationFailed =>
  error instanceof errors.JWTClaimValidationFailed && error.claim === 'nbf' && error.reason === 'check_failed';

function refusalFor(error: unknown): ContractError {
  if (error instanceof errors.JWTExpired) return untimely('ticket-expired', error);
  if (isEarly(error)) return untimely('ticket-not-yet-valid', error);
  return new ContractError('ticket-invalid', { cause: error });
}

/** jose looks at times after signature, issuer and audience: what such a ticket says is proven. */
function untimely(code: ErrorCode, error: Untimely): ContractError {
  try {
    return new HolderRefused(code, readClaims(error.payload).entitlement, { cause: error });
  } catch {
    return new ContractError(code, { cause: error });
  }
}
