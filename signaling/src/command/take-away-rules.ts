import { type ParticipantId, type Permission, permissionToPublish, type TakeAway } from '@scrubline/contract';
import type { EventOf } from '../room/room-event.ts';
import type { RoomChange } from '../room/room-state.ts';
import { isTaken, type Seat } from '../room/seat.ts';
import { concernedBy } from './concerned.ts';
import { without } from './standing.ts';

/** An act is told again for seconds or minutes, not after this many others. */
const rememberedActs = 256;

/** Taken from whoever is or was in the room, and from every grant that is on its way. The same act again does nothing. */
export function takeAway(change: RoomChange, { act, by }: EventOf<'take-away'>): void {
  if (change.acts.some((past) => past.act.actId === act.actId)) return;
  change.acts = [...change.acts, { act, at: change.now }].slice(-rememberedActs);
  const concerned = concernedBy(act.from, change);
  for (const seat of concerned) {
    stopGifts(change, seat, act);
    deprive(change, seat, act);
  }
  const isSeated = act.from.who === 'one' && change.seats.has(act.from.participantId);
  if (!isSeated) change.effects.push({ effect: 'take-from-absent', act, except: [...change.seats.keys()] });
  change.tell('command:took-away', { ...act, by });
}

/** What was taken from somebody without a seat, since a moment (milliseconds since 1970): the database may not know it. */
export function takenSince({ acts }: RoomChange, participantId: ParticipantId, since: number) {
  const own = acts
    .filter(
      ({ act: { from }, at }) => at >= since && (from.who === 'everybody' || from.participantId === participantId),
    )
    .map(({ act }) => act);
  const permissions: Permission[] = [...new Set(own.flatMap((act) => act.permissions))];
  return { permissions, mute: own.some((act) => act.mute) };
}

function stopGifts(change: RoomChange, { participantId }: Seat, { permissions }: TakeAway): void {
  for (const [grantId, gifts] of change.grantsUnderway) {
    const left = gifts.map((gift) =>
      gift.participantId === participantId ? { ...gift, permissions: without(gift.permissions, permissions) } : gift,
    );
    change.grantsUnderway.set(grantId, left);
  }
}

function deprive(change: RoomChange, before: Seat, { permissions, mute }: TakeAway): void {
  const seat: Seat = {
    ...before,
    permissions: without(before.permissions, permissions),
    granted: without(before.granted, permissions),
    revoked: [...without(before.revoked, permissions), ...permissions],
    muted: before.muted || mute || permissions.includes('speak'),
  };
  const { participantId, visitId, muted } = seat;
  if (permissions.length > 0) change.effects.push({ effect: 'revoke', participantId, permissions });
  if (muted !== before.muted) change.effects.push({ effect: 'remember-mute', participantId, visitId, muted });
  if (!isTaken(seat)) {
    change.seats.set(participantId, seat);
    return;
  }
  if (muted !== before.muted || seat.permissions.length < before.permissions.length) change.reseat(seat);
  else change.seats.set(participantId, seat);
  endFeeds(change, seat);
}

/** Without the permission there is no feed, whatever its sender goes on sending. */
function endFeeds(change: RoomChange, { participantId, permissions }: Seat): void {
  const ended = [...change.feeds.values()].filter(
    (feed) => feed.participantId === participantId && !permissions.includes(permissionToPublish(feed.content)),
  );
  for (const { feedId } of ended) change.effects.push({ effect: 'end-feed', feedId });
  change.removeFeeds((feed) => ended.includes(feed));
}
