import { randomUUID } from 'node:crypto';
import { connectDatabase, type Database } from '@scrubline/database';
import { createLogger, type Logger } from '@scrubline/service-kit';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { type AuditTrail, createAuditTrail } from './audit.ts';
import { type Auth, createAuth } from './auth.ts';
import { type Askings, createAskings } from './count-asking.ts';
import { createDeviceNonces, type DeviceNonces } from './device-nonce.ts';
import { readWebEnvironment, type WebEnvironment } from './env.ts';
import { createKnownDevices, type KnownDevices } from './known-devices.ts';
import { createSignInTries, type SignInTries } from './sign-in-tries.ts';
import { createTicketMint, type MintTicket } from './tickets.ts';

/** Everything that pages and routes need from outside, so that a test can hand them its own. */
export interface Backend {
  readonly environment: WebEnvironment;
  readonly database: Database;
  readonly audit: AuditTrail;
  readonly auth: Auth;
  readonly mintTicket: MintTicket;
  readonly nonces: DeviceNonces;
  /** Requests that the audit keeps a row of. */
  readonly askings: Askings;
  /** Wrong pairing codes by client address, and of all addresses together. */
  readonly pairingTries: RateLimiterMemory;
  readonly allPairingTries: RateLimiterMemory;
  /** Invitation codes that nobody gave out, by client address. */
  readonly invitationTries: RateLimiterMemory;
  readonly signInTries: SignInTries;
  readonly knownDevices: KnownDevices;
  readonly logger: Logger;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly newId: () => string;
}

const wrongPairingCodesPerMinute = 10;
/** Whoever has many addresses guesses no faster: in the life of a code not one in a hundred thousand. */
const wrongPairingCodesOfAllPerMinute = 100;
const wrongInvitationsPerMinute = 20;

export function createBackend(
  environment: WebEnvironment,
  outside: Pick<Backend, 'database' | 'logger' | 'now' | 'newId'>,
): Backend {
  const { database, logger } = outside;
  return {
    ...outside,
    environment,
    audit: createAuditTrail(outside),
    auth: createAuth({ database, logger, publicUrl: environment.PUBLIC_URL, secret: environment.AUTH_SECRET }),
    mintTicket: createTicketMint(environment.TICKET_PRIVATE_KEY, outside),
    nonces: createDeviceNonces(environment.AUTH_SECRET, outside),
    invitationTries: new RateLimiterMemory({ points: wrongInvitationsPerMinute, duration: 60 }),
    askings: createAskings(),
    allPairingTries: new RateLimiterMemory({ points: wrongPairingCodesOfAllPerMinute, duration: 60 }),
    pairingTries: new RateLimiterMemory({ points: wrongPairingCodesPerMinute, duration: 60 }),
    signInTries: createSignInTries(),
    knownDevices: createKnownDevices({
      ...outside,
      secret: environment.AUTH_SECRET,
      isSecure: environment.PUBLIC_URL.startsWith('https:'),
    }),
  };
}

declare global {
  var scrublineBackend: Backend | undefined;
}

/** The backend of this process. Kept globally: a reload in development must not open a second pool. */
export function currentBackend(): Backend {
  globalThis.scrublineBackend ??= openBackend();
  return globalThis.scrublineBackend;
}

function openBackend(): Backend {
  const environment = readWebEnvironment();
  const logger = createLogger('web');
  const { database } = connectDatabase(environment.DATABASE_URL, logger);
  return createBackend(environment, { database, logger, now: Date.now, newId: randomUUID });
}
