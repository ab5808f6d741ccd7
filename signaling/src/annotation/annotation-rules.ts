import {
  type Annotation,
  ContractError,
  type Feed,
  type FeedId,
  type FrameIdentity,
  isTheatre,
  maxAnnotations,
} from '@scrubline/contract';
import type { EventOf } from '../room/room-event.ts';
import type { RoomChange, RoomState } from '../room/room-state.ts';
import { isPresent, isTaken } from '../room/seat.ts';

/** A picture of the theatre's. @throws {ContractError} `not-found` for every other feed */
export function requireDrawable({ feeds, seats }: RoomState, feedId: FeedId): Feed {
  const feed = feeds.get(feedId);
  const sender = feed && seats.get(feed.participantId);
  if (feed?.content.kind !== 'picture' || !sender || !isTheatre(sender)) throw new ContractError('not-found');
  return feed;
}

/** The rig let go of that frame long ago, and everybody has its still. */
export const isHeldStill = ({ freeze }: Pick<RoomState, 'freeze'>, { feedId, capturedAt }: FrameIdentity): boolean =>
  freeze?.still.frame.feedId === feedId && freeze.still.frame.capturedAt === capturedAt;

export const annotationsOn = ({ annotations }: Pick<RoomState, 'annotations'>, feedId: FeedId): Annotation[] =>
  [...annotations.values()].filter(({ drawnOn }) => drawnOn.feedId === feedId);

export const isFull = (state: Pick<RoomState, 'annotations'>, feedId: FeedId): boolean =>
  annotationsOn(state, feedId).length >= maxAnnotations;

/** It was kept meanwhile: the picture may have gone, and the permission, and the last free place. */
export function draw(change: RoomChange, { annotation }: EventOf<'draw'>): void {
  const seat = change.takenSeat(annotation.drawnBy);
  if (!seat || !isPresent(seat) || !seat.permissions.includes('annotate')) return;
  const { strokeId, drawnOn } = annotation;
  if (!change.feeds.has(drawnOn.feedId) || change.annotations.has(strokeId) || isFull(change, drawnOn.feedId)) return;
  change.annotations.set(strokeId, annotation);
  change.tell('annotation:drawn', annotation);
}

export function erase(change: RoomChange, { strokeIds }: EventOf<'erase'>): void {
  const erased = strokeIds.filter((strokeId) => change.annotations.delete(strokeId));
  if (erased.length === 0) return;
  change.effects.push({ effect: 'forget-annotations', strokeIds: erased });
  change.tell('annotation:erased', { strokeIds: erased });
}

export function wantFrame(change: RoomChange, { frame }: EventOf<'want-frame'>): void {
  const sender = change.feeds.get(frame.feedId)?.participantId;
  const seat = sender && change.seats.get(sender);
  if (seat && isTaken(seat)) change.tell('annotation:frame-wanted', frame);
}
