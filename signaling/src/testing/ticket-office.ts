import { randomUUID } from 'node:crypto';
import {
  type Permission,
  TicketClaims,
  ticketAlgorithm,
  ticketAudience,
  ticketIssuer,
  ticketLifetimeS,
} from '@scrubline/contract';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from 'jose';
import type { z } from 'zod';
import type { Clock } from '../clock.ts';

type Claims = Omit<z.input<typeof TicketClaims>, 'permissions'>;
export type Wish = Partial<Claims & { readonly permissions: readonly Permission[] }>;

/** Signs tickets as web does. */
export class TicketOffice {
  readonly publicKey: JWK;
  readonly #privateKey: CryptoKey;
  readonly #clock: Clock;

  private constructor(publicKey: JWK, privateKey: CryptoKey, clock: Clock) {
    this.publicKey = publicKey;
    this.#privateKey = privateKey;
    this.#clock = clock;
  }

  static async open(clock: Clock): Promise<TicketOffice> {
    const { publicKey, privateKey } = await generateKeyPair(ticketAlgorithm, { extractable: true });
    return new TicketOffice(await exportJWK(publicKey), privateKey, clock);
  }

  /** All that a good ticket says, with `changes` over it; `undefined` leaves a claim out. */
  claims(wish: Wish, changes: JWTPayload = {}): JWTPayload {
    const issuedAtS = Math.floor(this.#clock.now() / 1000);
    return {
      ...TicketClaims.parse(fictional(wish)),
      iss: ticketIssuer,
      aud: ticketAudience,
      iat: issuedAtS,
      nbf: issuedAtS,
      exp: issuedAtS + ticketLifetimeS,
      jti: randomUUID(),
      ...changes,
    };
  }

  sign(payload: JWTPayload): Promise<string> {
    return new SignJWT(payload).setProtectedHeader({ alg: ticketAlgorithm }).sign(this.#privateKey);
  }

  ticket(wish: Wish, changes?: JWTPayload): Promise<string> {
    return this.sign(this.claims(wish, changes));
  }
}

/** A made-up person in a made-up room. */
function fictional(wish: Wish): Required<Wish> {
  return {
    roomId: 'room-1',
    participantId: 'professor',
    role: 'specialist',
    displayName: 'Fictional Professor',
    permissions: ['speak', 'publish:face'],
    admission: 'direct',
    ...wish,
  };
}
