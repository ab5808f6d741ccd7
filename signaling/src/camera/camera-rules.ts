import type { EventOf } from '../room/room-event.ts';
import type { RoomChange } from '../room/room-state.ts';
import { isPresent } from '../room/seat.ts';

/** Whoever advises may ask; a computer of the theatre looks at what it likes, and observers watch. */
export function askSource(change: RoomChange, { participantId, source }: EventOf<'ask-source'>): void {
  const seat = change.takenSeat(participantId);
  if (!seat || !isPresent(seat) || (seat.wantsShown ?? null) === source) return;
  change.reseat({ ...seat, wantsShown: source ?? undefined });
}

/** A question that was withdrawn, or is another one by now, is not answered. */
export function answerSource(change: RoomChange, { event: _event, ...answer }: EventOf<'answer-source'>): void {
  const seat = change.takenSeat(answer.participantId);
  if (seat?.wantsShown !== answer.source) return;
  change.reseat({ ...seat, wantsShown: undefined });
  change.tell('camera:source-answered', answer);
}

export function describeCamera(change: RoomChange, { feedId, movable, places }: EventOf<'describe-camera'>): void {
  const feed = change.feeds.get(feedId);
  if (feed?.content.kind !== 'picture') return;
  const changed = { ...feed, movable: [...new Set(movable)], places: [...new Set(places)] };
  change.feeds.set(feedId, changed);
  change.tell('feed:changed', changed);
}

/** A camera that cannot move has no places. */
export function wantPlace(change: RoomChange, { feedId, place }: EventOf<'want-place'>): void {
  const movable = change.feeds.get(feedId)?.movable ?? [];
  if (movable.length > 0) change.tell('camera:place-wanted', { feedId, place });
}
