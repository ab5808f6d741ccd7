import type { Backend } from './backend.ts';
import { oncePerRequest } from './once-per-request.ts';

/** Without a human action a session ends: a desk that was left belongs to whoever passes by. */
export const idleLimitMs = 15 * 60_000;
/** A long shift. Whoever works on signs in anew. Seconds, as cookies count. */
export const longestSessionS = 12 * 60 * 60;
/** How long a sign-in counts as recent, for what somebody at a borrowed screen must not change. */
export const recentSignInMs = 10 * 60_000;

interface SessionTimes {
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** When a session ends after an action at `actedAt`: an idle time later, and never past its longest. */
export function endOfSession({ createdAt }: Pick<SessionTimes, 'createdAt'>, actedAt: Date): Date {
  const longest = createdAt.getTime() + longestSessionS * 1_000;
  return new Date(Math.min(actedAt.getTime() + idleLimitMs, longest));
}

/** Whether somebody proved who they are a short while ago. */
export const isRecent = ({ createdAt }: Pick<SessionTimes, 'createdAt'>, now: Date): boolean =>
  now.getTime() - createdAt.getTime() < recentSignInMs;

/**
 * The session that these headers carry, which is read and not prolonged. Null for one that ended, and for somebody who
 * works here no longer.
 */
export const findSession = oncePerRequest(async (backend: Pick<Backend, 'auth'>, headers: Headers) => {
  // Pages cannot set cookies: a session that is prolonged here would run out in the browser.
  const found = await backend.auth.api.getSession({ headers, query: { disableRefresh: true } });
  return found && !found.user.deactivatedAt ? found : null;
});

export interface SessionLeft {
  /** Until the session ends. Milliseconds: the two clocks may differ by more than that. */
  readonly endsInMs: number;
  /** Whether an action can still put that off. */
  readonly mayBeKept: boolean;
}

export const leftOf = (session: SessionTimes, now: Date): SessionLeft => ({
  endsInMs: Math.max(0, session.expiresAt.getTime() - now.getTime()),
  mayBeKept: endOfSession(session, now) > session.expiresAt,
});

/** Somebody acted: their session goes on. Null when it has ended. */
export async function keepSession(backend: Pick<Backend, 'auth'>, headers: Headers): Promise<SessionLeft | null> {
  const found = await findSession(backend, headers);
  if (!found) return null;
  // better-auth judges sessions by the computer's clock.
  const now = new Date();
  const { internalAdapter } = await backend.auth.$context;
  const expiresAt = endOfSession(found.session, now);
  const kept = await internalAdapter.updateSession(found.session.token, { expiresAt, updatedAt: now });
  return kept && leftOf({ ...found.session, expiresAt }, now);
}
