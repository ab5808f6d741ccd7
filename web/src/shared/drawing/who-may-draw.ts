import type { ParticipantId } from '@scrubline/contract';
import type { RoomView } from '../signaling/room-view.ts';

/** Whose drawings are believed, by the room as it holds here. */
export const whoMayDraw = ({ participants }: RoomView): ReadonlySet<ParticipantId> =>
  new Set(
    [...participants.values()]
      .filter(({ permissions }) => permissions.includes('annotate'))
      .map(({ participantId }) => participantId),
  );
