import { DisplayName, ParticipantId, ParticipantRole, Permission, RoomId } from '@scrubline/contract';
import { z } from 'zod';
import { keptGrants, permissionsOnSeat } from '../command/standing.ts';
import { emptyRoom, type RoomState } from './room-state.ts';
import type { TakenSeat } from './seat.ts';

/** A permission that no longer exists is none. */
const KeptPermissions = z
  .array(Permission.nullable().catch(null))
  .transform((all) => all.filter((permission) => permission !== null));

/** A stay that nobody has ended, as the database keeps it, with what the theatre gave and took. */
export const KeptVisit = z.object({
  id: z.string(),
  roomId: RoomId,
  participantId: ParticipantId,
  role: ParticipantRole,
  displayName: DisplayName,
  permissions: KeptPermissions,
  granted: KeptPermissions,
  revoked: KeptPermissions,
  admitted: z.boolean(),
  mustAsk: z.boolean(),
  muted: z.boolean(),
  ticketIssuedAt: z.date(),
});
export type KeptVisit = z.infer<typeof KeptVisit>;

/**
 * The rooms that signaling had when it died: every seat interrupted from now on, with what it held and not more.
 * @param now milliseconds since 1970
 */
export function restoredRooms(visits: readonly KeptVisit[], gracePeriodMs: number, now: number): RoomState[] {
  const byRoom = Map.groupBy(visits, ({ roomId }) => roomId);
  return [...byRoom].map(([roomId, ofRoom]) => ({
    ...emptyRoom(roomId, gracePeriodMs),
    // Higher than any number of before: whoever still counts from there takes nothing new for old.
    sequence: now,
    seats: new Map(ofRoom.map((visit) => [visit.participantId, seatOf(visit, now)])),
  }));
}

function seatOf(visit: KeptVisit, now: number): TakenSeat {
  const { participantId, role, displayName, revoked, muted, admitted, mustAsk } = visit;
  const granted = keptGrants(visit.granted, role);
  const permissions = permissionsOnSeat(visit.permissions, { granted, revoked });
  return {
    participantId,
    role,
    displayName,
    permissions,
    granted,
    revoked,
    requested: [],
    ticketIssuedAt: visit.ticketIssuedAt.getTime(),
    muted: muted || !permissions.includes('speak'),
    visitId: visit.id,
    mustAsk,
    signals: null,
    presence: { phase: 'interrupted', lostAt: now, wasAdmitted: admitted && !mustAsk },
  };
}
