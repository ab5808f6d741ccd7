import { type Addressee, ContractError, isTheatre, type ParticipantId, type Permission } from '@scrubline/contract';
import type { EventOf } from '../room/room-event.ts';
import type { RoomChange, RoomState } from '../room/room-state.ts';
import { isAdmitted, isPresent, isTaken, type TakenSeat } from '../room/seat.ts';
import { concernedBy } from './concerned.ts';
import { cameraControl, mayBeGranted, without } from './standing.ts';

export interface Gift {
  readonly participantId: ParticipantId;
  /** The stay that it is for. */
  readonly visitId: string;
  readonly permissions: readonly Permission[];
}

/**
 * Who would get what. Of everybody each gets what their role can hold.
 * @throws {ContractError} `not-found` for one who is not in the room; `not-permitted` when the role cannot hold it, or
 *   when the one control of the camera is meant for everybody
 */
export function decideGifts(state: RoomState, to: Addressee, permissions: readonly Permission[]): Gift[] {
  const isForOne = to.who === 'one';
  if (isForOne) requireInRoom(state, to.participantId);
  if (!isForOne && permissions.includes(cameraControl)) throw new ContractError('not-permitted');
  return concernedBy(to, state)
    .filter((seat) => isTaken(seat) && isAdmitted(seat))
    .flatMap(({ participantId, visitId, role, presence }) => {
      const given = [...new Set(permissions)].filter(
        (permission) =>
          mayBeGranted(permission, role) && (permission !== cameraControl || presence.phase === 'present'),
      );
      if (isForOne && given.length < new Set(permissions).size) throw new ContractError('not-permitted');
      return given.length > 0 ? [{ participantId, visitId, permissions: given }] : [];
    });
}

/** Whoever the theatre names must be in the room, and not the theatre. */
function requireInRoom({ seats }: RoomState, participantId: ParticipantId): void {
  const seat = seats.get(participantId);
  if (!seat || !isTaken(seat) || !isAdmitted(seat)) throw new ContractError('not-found');
  if (isTheatre(seat)) throw new ContractError('not-permitted');
}

/** From here until it is kept, whatever the theatre takes is taken out of it too: the later word holds. */
export function beginGrant(change: RoomChange, { grantId, gifts }: EventOf<'begin-grant'>): void {
  change.grantsUnderway.set(grantId, gifts);
}

/** A grant that could not be kept changes nothing, and what it may have written nevertheless is taken back. */
export function finishGrant(change: RoomChange, { grantId, kept }: EventOf<'finish-grant'>): void {
  const gifts = change.grantsUnderway.get(grantId) ?? [];
  change.grantsUnderway.delete(grantId);
  for (const { participantId, permissions } of gifts) {
    const seat = change.takenSeat(participantId);
    if (kept && seat) give(change, seat, permissions);
    if (!kept) withhold(change, { participantId, permissions });
  }
}

function give(change: RoomChange, seat: TakenSeat, permissions: readonly Permission[]): void {
  const given = isPresent(seat) ? permissions : without(permissions, [cameraControl]);
  const isGiven = (permission: Permission) => mayBeGranted(permission, seat.role);
  const news = given.filter(isGiven);
  if (news.includes(cameraControl)) releaseCamera(change, seat.participantId);
  change.reseat({
    ...seat,
    permissions: [...without(seat.permissions, news), ...news],
    granted: [...without(seat.granted, news), ...news],
    revoked: without(seat.revoked, news),
    requested: without(seat.requested, news),
  });
}

function releaseCamera(change: RoomChange, newHolder: ParticipantId): void {
  for (const seat of change.seats.values()) {
    if (seat.participantId === newHolder || !isTaken(seat) || !seat.permissions.includes(cameraControl)) continue;
    change.reseat(withoutCameraControl(seat));
  }
}

export function withoutCameraControl(seat: TakenSeat): TakenSeat {
  const left = (permissions: readonly Permission[]) => without(permissions, [cameraControl]);
  return { ...seat, permissions: left(seat.permissions), granted: left(seat.granted) };
}

/** The database may hold it all the same: nobody knows how a transaction ended that was not answered. */
function withhold(
  change: RoomChange,
  { participantId, permissions }: Pick<Gift, 'participantId' | 'permissions'>,
): void {
  const seat = change.seats.get(participantId);
  if (!seat) return;
  const stillUnderway = [...change.grantsUnderway.values()]
    .flat()
    .flatMap((gift) => (gift.participantId === participantId ? gift.permissions : []));
  const withheld = without(permissions, [...seat.permissions, ...stillUnderway]);
  if (withheld.length === 0) return;
  change.effects.push({ effect: 'revoke', participantId, permissions: withheld });
  change.seats.set(participantId, { ...seat, revoked: [...without(seat.revoked, withheld), ...withheld] });
}
