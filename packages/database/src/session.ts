import { and, eq, gt, ne } from 'drizzle-orm';
import { announceAccessEnd } from './access-end.ts';
import type { Database } from './database.ts';
import { session } from './schema.ts';

/** Ends one session of somebody and nothing else. @returns false when it is not there, or not theirs */
export async function forgetSession(
  database: Database,
  { userId, sessionId }: { userId: string; sessionId: string },
): Promise<boolean> {
  const ended = await database
    .delete(session)
    .where(and(eq(session.id, sessionId), eq(session.userId, userId)))
    .returning({ id: session.id });
  return ended.length === 1;
}

/**
 * Ends one session of somebody, and their places in rooms: whoever sat there by it is out, and whoever may still enter
 * does so with a new ticket.
 * @returns false when it is not there, or not theirs
 */
export async function endSession(
  database: Database,
  { endedAt, ...whose }: { userId: string; sessionId: string; endedAt: Date },
): Promise<boolean> {
  return database.transaction(async (transaction) => {
    if (!(await forgetSession(transaction, whose))) return false;
    await endPlacesInRooms(transaction, { userId: whose.userId, endedAt });
    return true;
  });
}

/**
 * Ends all sessions of somebody, or all but one, and their places in rooms.
 * @returns how many there were
 */
export async function endSessions(
  database: Database,
  { userId, exceptSessionId, endedAt }: { userId: string; exceptSessionId?: string | undefined; endedAt: Date },
): Promise<number> {
  return database.transaction(async (transaction) => {
    const others = exceptSessionId === undefined ? undefined : ne(session.id, exceptSessionId);
    const ended = await transaction
      .delete(session)
      .where(and(eq(session.userId, userId), others))
      .returning({ id: session.id });
    // Also when there was none: a place in a room may have outlived the session that it was taken by.
    await endPlacesInRooms(transaction, { userId, endedAt });
    return ended.length;
  });
}

/** Ends whatever places somebody has in rooms. A ticket that they get later opens the door again. */
export const endPlacesInRooms = (
  database: Database,
  { userId, endedAt }: { userId: string; endedAt: Date },
): Promise<void> => announceAccessEnd(database, { participantId: userId, reason: 'access-ended', endedAt });

/** The same for whoever is signed in nowhere any more: leaving one desk puts nobody out who is in a room from another. */
export async function endPlacesOfSignedOut(
  database: Database,
  { userId, endedAt, now }: { userId: string; endedAt: Date; now: Date },
): Promise<void> {
  const left = await database
    .select({ id: session.id })
    .from(session)
    .where(and(eq(session.userId, userId), gt(session.expiresAt, now)))
    .limit(1);
  if (left.length === 0) await endPlacesInRooms(database, { userId, endedAt });
}
