import { createHash, createHmac, hkdfSync } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { readCookie } from './read-cookie.ts';

/** Accounts that one browser is remembered for, newest first: a ward's computer has many people. */
const accountsAtMost = 40;
const lifetimeS = 180 * 24 * 60 * 60;
const algorithm = 'HS256';

const Claims = z.object({ jti: z.string(), accounts: z.array(z.string()) });

export interface KnownDevices {
  /** Stands for an e-mail where one is counted: nobody can tell whose it is. */
  keyOf(email: string): string;
  /** The id of the browser that sent these headers, when somebody signed in to that account with it before. */
  find(headers: Headers, accountKey: string): Promise<string | null>;
  /** The `set-cookie` by which this browser is known for the account too. */
  remember(headers: Headers, accountKey: string): Promise<string>;
}

interface KnowingDevices {
  readonly secret: string;
  readonly isSecure: boolean;
  readonly now: () => number;
  readonly newId: () => string;
}

/**
 * Browsers that an account was signed in with. Their tries are counted apart, so that a stranger who guesses wrong on
 * purpose locks out strangers only: https://owasp.org/www-community/Slow_Down_Online_Guessing_Attacks_with_Device_Cookies
 */
export function createKnownDevices({ secret, isSecure, now, newId }: KnowingDevices): KnownDevices {
  const keyFor = (use: string) => new Uint8Array(hkdfSync('sha256', secret, '', `scrubline ${use}`, 32));
  const signingKey = keyFor('known device');
  const accountKey = keyFor('account key');
  // A name of this prefix is taken by browsers from our own host alone, over https.
  const name = isSecure ? '__Host-known-device' : 'known-device';
  const read = async (headers: Headers) => {
    const token = readCookie(headers, name) ?? '';
    const verified = await jwtVerify(token, signingKey, {
      algorithms: [algorithm],
      currentDate: new Date(now()),
    }).catch(() => null);
    return Claims.safeParse(verified?.payload).data ?? { jti: newId(), accounts: [] };
  };
  const shortOf = (key: string) => createHash('sha256').update(key).digest('base64url').slice(0, 16);
  return {
    keyOf: (email) => createHmac('sha256', accountKey).update(email.trim().toLowerCase()).digest('base64url'),
    find: async (headers, key) => {
      const { jti, accounts } = await read(headers);
      return accounts.includes(shortOf(key)) ? jti : null;
    },
    remember: async (headers, key) => {
      const { jti, accounts } = await read(headers);
      const short = shortOf(key);
      const known = [short, ...accounts.filter((account) => account !== short)].slice(0, accountsAtMost);
      const token = await new SignJWT({ accounts: known })
        .setProtectedHeader({ alg: algorithm })
        .setJti(jti)
        .setExpirationTime(Math.floor(now() / 1_000) + lifetimeS)
        .sign(signingKey);
      const secure = isSecure ? '; Secure' : '';
      return `${name}=${token}; Path=/; Max-Age=${lifetimeS}; HttpOnly; SameSite=Strict${secure}`;
    },
  };
}
