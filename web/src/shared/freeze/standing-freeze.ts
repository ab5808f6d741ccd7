import { type Freeze, type FreezeId, isTheatre, type ParticipantId } from '@scrubline/contract';
import type { RoomView } from '../signaling/room-view.ts';

/**
 * The still that is shown here: what signaling says, without what was released before it could say so. What the theatre
 * took from whoever holds it counts here already, and a picture that is gone.
 */
export function standingFreeze(
  view: Pick<RoomView, 'freeze' | 'participants' | 'feeds'>,
  released: ReadonlySet<FreezeId>,
): Freeze | null {
  const { freeze } = view;
  if (!freeze || released.has(freeze.freezeId) || !view.feeds.has(freeze.still.frame.feedId)) return null;
  return view.participants.get(freeze.heldBy)?.permissions.includes('freeze') ? freeze : null;
}

/** Whoever may freeze goes back to live, and the theatre always. */
export function mayRelease({ participants }: Pick<RoomView, 'participants'>, participantId: ParticipantId): boolean {
  const participant = participants.get(participantId);
  return participant !== undefined && (participant.permissions.includes('freeze') || isTheatre(participant));
}
