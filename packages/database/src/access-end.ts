import { gte, lt, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from './database.ts';
import { accessEnd } from './schema.ts';

/** Somebody may be in a room no longer, or in any; or nobody in one. The reasons are the contract's leave reasons. */
export const AccessEnd = z.object({
  participantId: z.string().optional(),
  roomId: z.string().optional(),
  reason: z.enum(['access-ended', 'consultation-ended']),
  /** Whoever got a ticket later may come in again. */
  endedAt: z.coerce.date(),
});
export type AccessEnd = z.infer<typeof AccessEnd>;

export const accessEndChannel = 'access_ended';

/** An hour more than anybody looks back. */
const keptFor = sql`interval '25 hours'`;

/**
 * Writes it down, and tells every signaling that listens, at once or when the transaction commits. One that is down or cut
 * off reads later what it missed.
 */
export async function announceAccessEnd(database: Database, end: AccessEnd): Promise<void> {
  const parsed = AccessEnd.parse(end);
  await database.transaction(async (transaction) => {
    await transaction.insert(accessEnd).values(parsed);
    await transaction.delete(accessEnd).where(lt(accessEnd.writtenAt, sql`now() - ${keptFor}`));
    await transaction.execute(sql`select pg_notify(${accessEndChannel}, ${JSON.stringify(parsed)})`);
  });
}

/** All access whose end was written since then, oldest first, at most of the last day. */
export async function listAccessEnds(database: Database, { since }: { since: Date }): Promise<AccessEnd[]> {
  const rows = await database.select().from(accessEnd).where(gte(accessEnd.writtenAt, since)).orderBy(accessEnd.id);
  return rows.map(({ participantId, roomId, reason, endedAt }) => ({
    ...(participantId !== null && { participantId }),
    ...(roomId !== null && { roomId }),
    reason,
    endedAt,
  }));
}

/** The ids under which a guest and a theatre's two pages sit in a room. */
export const participantOfInvitation = (invitationId: string): string => `guest-${invitationId}`;
export const participantsOfRig = (rigId: string): readonly [string, string] => [rigId, `screen-${rigId}`];
