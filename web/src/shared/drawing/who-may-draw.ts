import { AnnotationColor, type ParticipantId } from '@scrubline/contract';
import type { RoomView } from '../signaling/room-view.ts';

/** Whose drawings are believed, by the room as it holds here. */
export const whoMayDraw = ({ participants }: RoomView): ReadonlySet<ParticipantId> =>
  new Set(
    [...participants.values()]
      .filter(({ permissions }) => permissions.includes('annotate'))
      .map(({ participantId }) => participantId),
  );

/** Whether anybody's drawings are to be expected. */
export const isDrawnIn = (view: RoomView | null): boolean => view !== null && whoMayDraw(view).size > 0;

/** Another one for each of the first six who may draw, until they choose: by their ids, so that all pages agree. */
export function firstColor(view: RoomView): AnnotationColor {
  const place = [...whoMayDraw(view)].sort().indexOf(view.self);
  const colors = AnnotationColor.options;
  return colors[Math.max(0, place) % colors.length] ?? 'cyan';
}
