import { createHash, randomBytes } from 'node:crypto';
import { findInvitationByCookie, type Invitation } from '@scrubline/database';
import type { Backend } from './backend.ts';
import { readCookie } from './read-cookie.ts';

/** Good for one consultation and for nothing else. */
export const guestCookieName = 'scrubline-guest';
/** Set when an invitation is looked at: a browser that does not send it back would lose what it accepts. */
export const cookieProbeName = 'scrubline-cookies';

/** Operations run late; whoever was let in is not put out at the planned minute. */
const lateMs = 12 * 60 * 60_000;

/** 32 random bytes, for a code in a link or a guest's cookie. */
export const drawGuestSecret = (): string => randomBytes(32).toString('base64url');

/** How a code or a cookie is kept. */
export const hashGuestSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** Until when a guest's cookie is good, at the latest: it also ends with the consultation. */
export const guestCookieEnd = (plannedEnd: Date, now: Date): Date =>
  new Date(Math.max(plannedEnd.getTime(), now.getTime()) + lateMs);

/** Who sent these headers by the cookie of an invitation; null when it is good no longer. Asked anew each time. */
export async function findGuest({ database, now }: Backend, headers: Headers): Promise<Invitation | null> {
  const cookie = readCookie(headers, guestCookieName);
  if (!cookie) return null;
  return findInvitationByCookie(database, { cookieHash: hashGuestSecret(cookie), now: new Date(now()) });
}

/** For the `set-cookie` header. Only the server reads it, and no other site's page can have it sent. */
export function guestCookie({ environment }: Backend, name: string, value: string, expiresAt: Date): string {
  const secure = environment.PUBLIC_URL.startsWith('https:') ? '; Secure' : '';
  return `${name}=${value}; Path=/; Expires=${expiresAt.toUTCString()}; HttpOnly; SameSite=Lax${secure}`;
}
