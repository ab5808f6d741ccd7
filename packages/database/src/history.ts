import { and, desc, eq, inArray, isNull, lt } from 'drizzle-orm';
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

/** Writes that somebody entered a room, muted or not. @returns the visit's id, for closing it */
export async function recordRoomVisit(
  database: Database,
  visit: { roomId: string; participantId: string; role: string; joinedAt: Date; muted: boolean },
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

/** Writes how a visit stands now: muted, or heard. */
export async function recordMute(database: Database, visit: { id: string; muted: boolean }): Promise<void> {
  await database.update(roomVisit).set({ muted: visit.muted }).where(eq(roomVisit.id, visit.id));
}

/** The contract's leave reason for somebody's own choice. */
const leftOnPurpose = 'left';

/**
 * Whether a participant's last visit to a room stands or was cut off muted. False for one that was never there, and for
 * one that left on purpose: entering anew is an act of its own, with the microphone in view.
 */
export async function wasMuted(database: Database, who: { roomId: string; participantId: string }): Promise<boolean> {
  const [last] = await database
    .select({ muted: roomVisit.muted, leaveReason: roomVisit.leaveReason })
    .from(roomVisit)
    .where(and(eq(roomVisit.roomId, who.roomId), eq(roomVisit.participantId, who.participantId)))
    .orderBy(desc(roomVisit.joinedAt))
    .limit(1);
  return last?.muted === true && last.leaveReason !== leftOnPurpose;
}

/** Closes what a process that ended without a word left open. `joinedBefore` spares the visits of its successor. */
export async function closeAbandonedVisits(
  database: Database,
  ending: { joinedBefore: Date; leftAt: Date; leaveReason: string },
): Promise<void> {
  await database
    .update(roomVisit)
    .set({ leftAt: ending.leftAt, leaveReason: ending.leaveReason })
    .where(and(isNull(roomVisit.leftAt), lt(roomVisit.joinedAt, ending.joinedBefore)));
}
