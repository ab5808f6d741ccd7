import { and, desc, eq, gt, inArray, isNull, lt, notInArray } from 'drizzle-orm';
import { type AuditEntry, appendAudit } from './audit.ts';
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

/** What of a visit can change while it lasts, and is given back after a restart of signaling. */
export interface RoomVisitState {
  readonly permissions: readonly string[];
  readonly admitted: boolean;
  readonly muted: boolean;
  /** SHA-256 of the resume token that is good at this moment, base64url; null while there is none. */
  readonly resumeTokenHash: string | null;
}

export interface RoomVisitToRecord extends Omit<RoomVisitState, 'resumeTokenHash'> {
  readonly roomId: string;
  readonly participantId: string;
  readonly role: string;
  readonly displayName: string;
  readonly joinedAt: Date;
  readonly ticketIssuedAt: Date;
}

/** Writes that somebody entered a room, together with the audit. @returns the visit's id */
export async function recordRoomVisit(
  database: Database,
  { permissions, ...visit }: RoomVisitToRecord,
  audit: readonly AuditEntry[] = [],
): Promise<string> {
  return database.transaction(async (transaction) => {
    const values = { ...visit, permissions: [...permissions] };
    const [recorded] = await transaction.insert(roomVisit).values(values).returning({ id: roomVisit.id });
    if (!recorded) throw new Error('the room visit was not written');
    await appendAudit(transaction, audit);
    return recorded.id;
  });
}

/** Writes what changed of a visit. */
export async function updateRoomVisit(
  database: Database,
  id: string,
  { permissions, admitted, muted, resumeTokenHash }: Partial<RoomVisitState>,
): Promise<void> {
  const given = { permissions: permissions && [...permissions], admitted, muted, resumeTokenHash };
  if (Object.values(given).every((value) => value === undefined)) return;
  await database.update(roomVisit).set(given).where(eq(roomVisit.id, id));
}

/** The contract's leave reason for the end of signaling itself. */
const serviceStopped = 'service-stopped';

/** Those that a stopping signaling ended, and the next one gives back, go on. */
export async function reopenRoomVisits(database: Database, ids: readonly string[]): Promise<void> {
  await database
    .update(roomVisit)
    .set({ leftAt: null, leaveReason: null })
    .where(and(inArray(roomVisit.id, [...ids]), eq(roomVisit.leaveReason, serviceStopped)));
}

export interface OpenVisit extends RoomVisitState {
  readonly id: string;
  readonly roomId: string;
  readonly participantId: string;
  readonly role: string;
  readonly displayName: string;
  readonly joinedAt: Date;
  readonly ticketIssuedAt: Date | null;
}

/**
 * The visits that nobody has ended, or that ended with a signaling that stopped after `stoppedAfter`, oldest first: what
 * a signaling that starts anew gives back. Of one participant in one room only the newest, because entering again ends
 * the visit before.
 */
export async function listOpenVisits(
  database: Database,
  { joinedAfter, stoppedAfter }: { joinedAfter: Date; stoppedAfter: Date },
): Promise<OpenVisit[]> {
  const newest = await database
    .selectDistinctOn([roomVisit.roomId, roomVisit.participantId])
    .from(roomVisit)
    .where(gt(roomVisit.joinedAt, joinedAfter))
    .orderBy(roomVisit.roomId, roomVisit.participantId, desc(roomVisit.joinedAt), desc(roomVisit.leftAt));
  return newest
    .filter(({ leftAt, leaveReason }) => !leftAt || (leaveReason === serviceStopped && leftAt > stoppedAfter))
    .map(({ leftAt: _left, leaveReason: _reason, ...visit }) => visit)
    .sort((one, other) => one.joinedAt.getTime() - other.joinedAt.getTime());
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

/**
 * Closes what a process that ended without a word left open. `joinedBefore` spares the visits of its successor, `except`
 * those that the successor gives back.
 */
export async function closeAbandonedVisits(
  database: Database,
  ending: { joinedBefore: Date; leftAt: Date; leaveReason: string; except?: readonly string[] },
): Promise<void> {
  await database
    .update(roomVisit)
    .set({ leftAt: ending.leftAt, leaveReason: ending.leaveReason })
    .where(
      and(
        isNull(roomVisit.leftAt),
        lt(roomVisit.joinedAt, ending.joinedBefore),
        notInArray(roomVisit.id, [...(ending.except ?? [])]),
      ),
    );
}
