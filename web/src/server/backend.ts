import { randomUUID } from 'node:crypto';
import { connectDatabase, type Database } from '@scrubline/database';
import { createLogger, type Logger } from '@scrubline/service-kit';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { type AuditTrail, createAuditTrail } from './audit.ts';
import { type Auth, createAuth } from './auth.ts';
import { createDeviceNonces, type DeviceNonces } from './device-nonce.ts';
import { readWebEnvironment, type WebEnvironment } from './env.ts';
import { createTicketMint, type MintTicket } from './tickets.ts';

/** Everything that pages and routes need from outside, so that a test can hand them its own. */
export interface Backend {
  readonly environment: WebEnvironment;
  readonly database: Database;
  readonly audit: AuditTrail;
  readonly auth: Auth;
  readonly mintTicket: MintTicket;
  readonly nonces: DeviceNonces;
  /** Wrong pairing codes by client address. */
  readonly pairingTries: RateLimiterMemory;
  /** Failed sign-ins by client address. */
  readonly signInTries: RateLimiterMemory;
  readonly logger: Logger;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly newId: () => string;
}

const wrongPairingCodesPerMinute = 10;
const failedSignInsPerMinute = 30;

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
    pairingTries: new RateLimiterMemory({ points: wrongPairingCodesPerMinute, duration: 60 }),
    signInTries: new RateLimiterMemory({ points: failedSignInsPerMinute, duration: 60 }),
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
