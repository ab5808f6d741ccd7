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
 * @throws {ContractError} `ticket-invalid`, `ticket-expired` or `ticket-not-yet-valid`, from the returned function
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
      throw new ContractError(refusalOf(error), { cause: error });
    }
  };
}

function readClaims(payload: JWTPayload): VerifiedTicket {
  const { jti, iat, exp } = RegisteredClaims.parse(payload);
  const entitlement = { ...TicketClaims.parse(payload), issuedAt: iat * 1000 };
  return { jti, expiresAt: new Date(exp * 1000), entitlement };
}

function refusalOf(error: unknown): ErrorCode {
  if (error instanceof errors.JWTExpired) return 'ticket-expired';
  const isEarly =
    error instanceof errors.JWTClaimValidationFailed && error.claim === 'nbf' && error.reason === 'check_failed';
  return isEarly ? 'ticket-not-yet-valid' : 'ticket-invalid';
}
