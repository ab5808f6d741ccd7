import { gte, or } from 'drizzle-orm';
import { type AccessEnd, participantOfInvitation, participantsOfRig } from './access-end.ts';
import type { Database } from './database.ts';
import { consultation, invitation, rig, user } from './schema.ts';

/** All access that ended since then and has not begun anew, for whoever could not listen all the time. */
export async function listAccessEnds(database: Database, { since }: { since: Date }): Promise<AccessEnd[]> {
  const ofPeople = await database.select({ id: user.id }).from(user).where(gte(user.deactivatedAt, since));
  const ofRigs = await database.select({ id: rig.id }).from(rig).where(gte(rig.revokedAt, since));
  const ofGuests = await database
    .select({ id: invitation.id })
    .from(invitation)
    .where(gte(invitation.revokedAt, since));
  const ofRooms = await database
    .select({ id: consultation.id })
    .from(consultation)
    .where(or(gte(consultation.endedAt, since), gte(consultation.cancelledAt, since)));
  const participantIds = [
    ...ofPeople.map(({ id }) => id),
    ...ofRigs.flatMap(({ id }) => participantsOfRig(id)),
    ...ofGuests.map(({ id }) => participantOfInvitation(id)),
  ];
  return [
    ...participantIds.map((participantId) => ({ participantId, reason: 'access-ended' as const })),
    ...ofRooms.map(({ id }) => ({ roomId: id, reason: 'consultation-ended' as const })),
  ];
}
