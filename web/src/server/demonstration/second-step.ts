import { hkdfSync } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

/** Seconds that a code is shown, as every authenticator counts (RFC 6238). */
export const codePeriodS = 30;

/**
 * What the one demonstration account with a second step shares with its authenticator: the same at each start, so that
 * an authenticator keeps working, and another for each installation.
 */
export const demonstrationSecret = (authSecret: string): string =>
  Buffer.from(hkdfSync('sha256', authSecret, '', 'scrubline demonstration second step', 15)).toString('hex');

const totp = (authSecret: string, email: string) =>
  // better-auth takes the characters of its secret for the key.
  new TOTP({
    issuer: 'Scrubline',
    label: email,
    secret: Secret.fromUTF8(demonstrationSecret(authSecret)),
    period: codePeriodS,
  });

/** For an authenticator: an `otpauth:` address that holds the secret. */
export const authenticatorUri = (authSecret: string, email: string): string => totp(authSecret, email).toString();

/** What that authenticator would show. @param now milliseconds since 1970 */
export const currentCode = (authSecret: string, now: number): string =>
  totp(authSecret, '').generate({ timestamp: now });
