import type { Freeze, ParticipantId } from '@scrubline/contract';
import type { EventOf } from '../room/room-event.ts';
import type { RoomChange } from '../room/room-state.ts';
import { isPresent } from '../room/seat.ts';

/** It was kept meanwhile: the permission may have gone, the picture, and somebody else may have been quicker. */
export function hold(change: RoomChange, { freeze }: EventOf<'hold'>): void {
  const seat = change.takenSeat(freeze.heldBy);
  if (change.freeze || !seat || !isPresent(seat) || !isAnsweredFor(change, freeze)) return;
  change.freeze = freeze;
  change.tell('freeze:held', freeze);
}

export function release(change: RoomChange, { freezeId, by }: EventOf<'release'>): void {
  if (change.freeze?.freezeId === freezeId) letGo(change, change.freeze, by);
}

/** After everything that happens: nothing hides the live picture that nobody answers for, or that shows another picture. */
export function releaseUnheld(change: RoomChange): void {
  const { freeze } = change;
  if (freeze && !isAnsweredFor(change, freeze)) letGo(change, freeze, null);
}

function letGo(change: RoomChange, { freezeId }: Freeze, by: ParticipantId | null): void {
  change.freeze = null;
  change.effects.push({ effect: 'forget-freeze', freezeId, by });
  change.tell('freeze:released', { freezeId, by });
}

function isAnsweredFor(change: RoomChange, { heldBy, still: { frame } }: Freeze): boolean {
  const mayHold = change.takenSeat(heldBy)?.permissions.includes('freeze') ?? false;
  // After a restart the feeds come with the media, a moment after the seats.
  return mayHold && (change.media === null || change.feeds.has(frame.feedId));
}
