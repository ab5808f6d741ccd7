import { randomUUID } from 'node:crypto';
import { TicketClaims, ticketAlgorithm, ticketAudience, ticketIssuer, ticketLifetimeS } from '@scrubline/contract';
import { importJWK, type JWK, SignJWT } from 'jose';
import type { z } from 'zod';

export type MintTicket = (claims: z.input<typeof TicketClaims>) => Promise<string>;

/** Makes room tickets with the running product's key, as its web would for people and rigs that it knows. */
export function createTicketMint(privateKey: JWK): MintTicket {
  const key = importJWK(privateKey, ticketAlgorithm);
  return async (claims) => {
    const issuedAtS = Math.floor(Date.now() / 1000);
    return new SignJWT({ ...TicketClaims.parse(claims) })
      .setProtectedHeader({ alg: ticketAlgorithm })
      .setIssuer(ticketIssuer)
      .setAudience(ticketAudience)
      .setIssuedAt(issuedAtS)
      .setNotBefore(issuedAtS)
      .setExpirationTime(issuedAtS + ticketLifetimeS)
      .setJti(randomUUID())
      .sign(await key);
  };
}
