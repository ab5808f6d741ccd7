import { and, eq, inArray, isNull, lt } from 'drizzle-orm';
import type { Database } from './database.ts';
import { roomVisit, usedTicket } from './schema.ts';

/** Kept this long after expiry, in case two services' clocks differ. */
const keepExpiredMs = 60 * 60_000;
const forgottenAtOnce = 100;

/**
 * Marks a one-time token as used. The row is durable when this resolves.
 * @returns false when it was used before: exactly one of any number of simultaneous callers gets true
 */
export async function markTicketUsed(
  database: Database,
  ticket: { jti: string; usedAt: Date; expiresAt: Date },
): Promise<boolean> {
  const inserted = await database
    .insert(usedTicket)
    .values(ticket)
    .onConflictDoNothing()
    .returning({ jti: usedTicket.jti });
  await forgetExpiredTickets(database, new Date(ticket.usedAt.getTime() - keepExpiredMs));
  return inserted.length === 1;
}

/** A token that has expired is refused for that reason, so its row has no further use. */
async function forgetExpiredTickets(database: Database, expiredBefore: Date): Promise<void> {
  const expired = database
    .select({ jti: usedTicket.jti })
    .from(usedTicket)
    .where(lt(usedTicket.expiresAt, expiredBefore))
    .limit(forgottenAtOnce)
    .for('update', { skipLocked: true });
  await database.delete(usedTicket).where(inArray(usedTicket.jti, expired));
}

/** Writes that somebody entered a room. @returns the visit's id, for closing it */
export async function recordRoomVisit(
  database: Database,
  visit: { roomId: string; participantId: string; role: string; joinedAt: Date },
): Promise<string> {
  const [recorded] = await database.insert(roomVisit).values(visit).returning({ id: roomVisit.id });
  if (!recorded) throw new Error('the room visit was not written');
  return recorded.id;
}

/** Writes when and why somebody left. A visit that is closed already keeps its first ending. */
export async function closeRoomVisit(
  database: Database,
  ending: { id: string; leftAt: Date; leaveReason: string },
): Promise<void> {
  await database
    .update(roomVisit)
    .set({ leftAt: ending.leftAt, leaveReason: ending.leaveReason })
    .where(and(eq(roomVisit.id, ending.id), isNull(roomVisit.leftAt)));
}
