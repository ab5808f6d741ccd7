import { TicketClaims, ticketAlgorithm, ticketAudience, ticketIssuer, ticketLifetimeS } from '@scrubline/contract';
import { importJWK, SignJWT } from 'jose';
import type { TicketPrivateKey } from './env.ts';

interface Minting {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly newId: () => string;
}

export type MintTicket = (claims: TicketClaims) => Promise<string>;

/** Makes room tickets: signed with Ed25519, valid for a minute from now, each with its own id to be used once. */
export function createTicketMint(privateKey: TicketPrivateKey, { now, newId }: Minting): MintTicket {
  const key = importJWK(privateKey, ticketAlgorithm);
  return async (claims) => {
    const issuedAtS = Math.floor(now() / 1_000);
    return new SignJWT({ ...TicketClaims.parse(claims) })
      .setProtectedHeader({ alg: ticketAlgorithm })
      .setIssuer(ticketIssuer)
      .setAudience(ticketAudience)
      .setIssuedAt(issuedAtS)
      .setNotBefore(issuedAtS)
      .setExpirationTime(issuedAtS + ticketLifetimeS)
      .setJti(newId())
      .sign(await key);
  };
}
