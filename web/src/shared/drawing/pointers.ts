import type { FeedId, ParticipantId } from '@scrubline/contract';
import type { RoomView } from '../signaling/room-view.ts';

/** Where somebody pointed last: shares of the picture from its left and its top. */
export interface HeardPointer {
  readonly feedId: FeedId;
  readonly x: number;
  readonly y: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}
export type HeardPointers = ReadonlyMap<ParticipantId, HeardPointer>;

export interface ShownPointer extends Pick<HeardPointer, 'x' | 'y'> {
  readonly participantId: ParticipantId;
  readonly name: string;
  /** Held still for a moment: about to go. */
  readonly isFading: boolean;
}

const fadesAfterMs = 1_000;
/** A dot that nobody moves says nothing any more. */
export const pointerGoneMs = 2_000;

/** Who points at this picture now, and may. */
export function shownPointers(view: RoomView, heard: HeardPointers, feedId: FeedId, now: number): ShownPointer[] {
  return [...heard].flatMap(([participantId, { x, y, at, ...pointed }]) => {
    const person = view.participants.get(participantId);
    if (pointed.feedId !== feedId || !person?.permissions.includes('point') || now - at >= pointerGoneMs) return [];
    return [{ participantId, name: person.displayName, x, y, isFading: now - at >= fadesAfterMs }];
  });
}
