import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from './database.ts';

/** Somebody may be in a room no longer, or in any; or nobody in one. The reasons are the contract's leave reasons. */
export const AccessEnd = z.object({
  participantId: z.string().optional(),
  roomId: z.string().optional(),
  reason: z.enum(['access-ended', 'consultation-ended']),
});
export type AccessEnd = z.infer<typeof AccessEnd>;

export const accessEndChannel = 'access_ended';

/**
 * Tells every signaling that listens, at once or when the transaction commits. One that is down or cut off finds what it
 * missed in the tables, so write there what ended in the same transaction.
 */
export async function announceAccessEnd(database: Database, end: AccessEnd): Promise<void> {
  await database.execute(sql`select pg_notify(${accessEndChannel}, ${JSON.stringify(AccessEnd.parse(end))})`);
}

/** The ids under which a guest and a theatre's two pages sit in a room. */
export const participantOfInvitation = (invitationId: string): string => `guest-${invitationId}`;
export const participantsOfRig = (rigId: string): readonly [string, string] => [rigId, `screen-${rigId}`];
