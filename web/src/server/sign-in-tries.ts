import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { AuthGuard } from './auth-endpoints.ts';
import type { Backend } from './backend.ts';
import { countedAddress } from './client-address.ts';
import { countTry } from './count-try.ts';
import { findTriedPerson } from './tried-person.ts';

/** A whole ward signs in from one address when its shift begins; what is right is given back. */
const failuresPerAddressAndMinute = 30;
/** Each costs a row in the database. */
const challengesPerAddressAndMinute = 60;
/** NIST SP 800-63B-4 allows up to 100 in a row; a person who knows the password needs fewer than ten. */
const failuresBeforeLock = 10;
const lockS = 15 * 60;
/** A code is good in its own half minute, the one before and the one after. */
const codeLifetimeS = 90;

export interface SignInTries {
  readonly failures: RateLimiterMemory;
  readonly challenges: RateLimiterMemory;
  /** By account, apart for each browser that the account was signed in with before, and one for all strangers. */
  readonly accounts: RateLimiterMemory;
  /** Passwords that signed-in people typed once more, by person. */
  readonly ownPasswords: RateLimiterMemory;
  /** Codes of authenticators, by person: each is good once (RFC 6238, 5.2). */
  readonly codes: RateLimiterMemory;
}

/** Kept in memory. A lock ends after a quarter of an hour whatever goes on meanwhile, and passkeys are never locked. */
export const createSignInTries = (): SignInTries => {
  const lock = { points: failuresBeforeLock, duration: lockS, blockDuration: lockS };
  return {
    failures: new RateLimiterMemory({ points: failuresPerAddressAndMinute, duration: 60 }),
    challenges: new RateLimiterMemory({ points: challengesPerAddressAndMinute, duration: 60 }),
    accounts: new RateLimiterMemory(lock),
    ownPasswords: new RateLimiterMemory(lock),
    codes: new RateLimiterMemory({ points: 1, duration: codeLifetimeS }),
  };
};

interface Try {
  readonly guard: AuthGuard;
  readonly headers: Headers;
  /** Of whoever signs in with a password. */
  readonly email: string | null;
  readonly userId: string | null;
  /** Of an authenticator. */
  readonly code: string | null;
}

/**
 * Counts a try before it is looked at. The same for accounts that are there and for those that are not.
 * @returns gives it back, once it succeeded
 * @throws {ApiError} `too-many-tries` for the address, `account-locked`, `code-wrong` for one that was used
 */
export async function countSignInTry(backend: Backend, { guard, headers, email, userId, code }: Try) {
  const { failures, challenges, accounts, ownPasswords, codes } = backend.signInTries;
  const address = countedAddress(headers);
  if (guard === 'challenge') await countTry(challenges, address);
  if (guard === 'password' && userId) {
    await countTry(ownPasswords, userId, 'account-locked');
    return () => ownPasswords.delete(userId);
  }
  if (guard !== 'credentials' && guard !== 'proof') return async () => false;
  await countTry(failures, address);
  const account = email && (await accountBucket(backend, headers, email));
  const debtor = code && !userId && (await findTriedPerson(backend, { email, headers }));
  if (debtor) await countTry(codes, `${debtor} ${code}`, 'code-wrong');
  if (account) await countTry(accounts, account, 'account-locked');
  return async () => {
    await failures.reward(address, 1);
    return account ? accounts.delete(account) : false;
  };
}

async function accountBucket({ knownDevices }: Backend, headers: Headers, email: string): Promise<string> {
  const key = knownDevices.keyOf(email);
  const device = await knownDevices.find(headers, key);
  return device ? `${key} ${device}` : key;
}
