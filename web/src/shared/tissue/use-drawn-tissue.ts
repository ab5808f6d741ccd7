import type { Freeze } from '@scrubline/contract';
import type { ShownStroke } from '../drawing/shown-strokes.ts';
import { isOnStill } from '../freeze/is-on-still.ts';
import { type LiveRoomHandle, useObservable } from '../media/use-live-room.ts';
import type { Tissue } from './tissue.ts';
import { useAgreement } from './use-agreement.ts';
import { useBondsOnStill } from './use-bonds-on-still.ts';
import { type ShownTrack, useTissue } from './use-tissue.ts';

interface Drawn {
  readonly strokes: readonly ShownStroke[];
  /** Under the own pen; its tissue is followed from the first touch on. */
  readonly inHand?: readonly ShownStroke[];
  readonly freeze: Freeze | null;
}

/** What is drawn on a picture, as it is to be shown. */
export interface DrawnTissue {
  readonly strokes: readonly ShownStroke[];
  readonly bonds: Tissue['bonds'];
  /** How many are not shown, because nobody knows where they are on the still that is held. */
  readonly hidden: number;
}

/** The drawings of a picture where their tissue is: now, or on the still that is held. */
export function useDrawnTissue(
  live: Pick<LiveRoomHandle, 'room' | 'media' | 'view'>,
  shown: ShownTrack | null,
  { strokes, inHand = [], freeze }: Drawn,
): DrawnTissue {
  const seen = useTissue(live, shown, [...inHand, ...strokes]);
  const agreed = useAgreement(live, seen.bonds, strokes);
  const onStill = useBondsOnStill(seen, freeze);
  const bound = useObservable(onStill);
  if (!freeze) return { strokes, bonds: agreed, hidden: 0 };
  const placed = strokes.filter((stroke) => isOnStill(stroke, freeze) || bound.has(stroke.strokeId));
  return { strokes: placed, bonds: onStill, hidden: strokes.length - placed.length };
}
