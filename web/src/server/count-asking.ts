import { RateLimiterMemory } from 'rate-limiter-flexible';
import { rememberAsker } from './asker.ts';
import type { Backend } from './backend.ts';
import { countedAddress } from './client-address.ts';
import { countTry } from './count-try.ts';
import { findSession } from './session-life.ts';

/** More than anybody presses. By session, so that whoever has stolen one does not hold up its owner, who ends it. */
const requestsPerSessionAndMinute = 120;
/** Guests, rigs and whoever is not signed in share the address of their house. */
const requestsPerAddressAndMinute = 600;

export interface Askings {
  readonly sessions: RateLimiterMemory;
  readonly addresses: RateLimiterMemory;
}

export const createAskings = (): Askings => ({
  sessions: new RateLimiterMemory({ points: requestsPerSessionAndMinute, duration: 60 }),
  addresses: new RateLimiterMemory({ points: requestsPerAddressAndMinute, duration: 60 }),
});

/**
 * Counts a request of which the audit keeps a row for ever, by the session of whoever is signed in, or else by address.
 * @throws {ApiError} `too-many-requests`
 */
export async function countAsking(backend: Backend, headers: Headers): Promise<void> {
  const { sessions, addresses } = backend.askings;
  const found = await findSession(backend, headers);
  if (!found) return countTry(addresses, countedAddress(headers), 'too-many-requests');
  rememberAsker(headers, { kind: 'person', id: found.user.id });
  await countTry(sessions, found.session.id, 'too-many-requests');
}
