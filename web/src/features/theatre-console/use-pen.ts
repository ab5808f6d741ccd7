import { type FeedId, type FrameIdentity, StrokeId, type StrokePoint } from '@scrubline/contract';
import { useTranslations } from 'next-intl';
import { type PointerEvent, useRef, useState } from 'react';
import { toast } from 'sonner';
import type { PenHandlers } from '../../shared/drawing/drawing-layer.tsx';
import { markOf, spoken, strokePoint, withMoved } from '../../shared/drawing/pen-points.ts';
import type { Drawing } from './use-drawing.ts';

/** A stroke between the pen's touch and its end, or until a marker has its words. */
export interface StrokeInHand {
  readonly strokeId: StrokeId;
  readonly drawnOn: FrameIdentity;
  readonly points: readonly StrokePoint[];
}

export interface Pen {
  /** Null while nothing is drawn with. */
  readonly handlers: PenHandlers | null;
  readonly inHand: StrokeInHand | null;
  /** Finishes a marker; without words it is dropped. */
  readonly label: (words: string | null) => void;
  /** Whether a marker waits for its words. */
  readonly wantsLabel: boolean;
}

interface Paper {
  readonly feedId: FeedId;
  /** When the frame that is on the screen was captured; null while that is not known. */
  readonly capturedNow: () => number | null;
}

/**
 * Draws on one picture with one tool: the component that uses it lives as long as both. The frame is the one that is on the
 * screen when the pen touches it.
 */
export function usePen(drawing: Drawing, { feedId, capturedNow }: Paper): Pen {
  const t = useTranslations('Drawing');
  const { tool, color } = drawing;
  const [inHand, setInHand] = useState<StrokeInHand | null>(null);
  const hand = useRef<{ stroke: StrokeInHand; pointerId: number | null } | null>(null);
  const put = (stroke: StrokeInHand | null, pointerId: number | null) => {
    hand.current = stroke && { stroke, pointerId };
    setInHand(stroke);
  };

  if (!tool) return { handlers: null, inHand: null, label: () => undefined, wantsLabel: false };

  const say = ({ strokeId, drawnOn, points }: StrokeInHand, saidUpTo: number) => {
    for (const part of spoken(points, saidUpTo))
      drawing.preview({ strokeId, drawnOn, color, tool, boundTo: drawing.boundTo, ...part });
  };
  const finish = (stroke: StrokeInHand, words: string) => {
    const mark = markOf(tool, stroke.points, words);
    const { strokeId, drawnOn } = stroke;
    if (mark) drawing.deliver({ strokeId, drawnOn, color, mark, boundTo: drawing.boundTo });
    put(null, null);
  };

  const handlers: PenHandlers = {
    onPointerDown: (event) => {
      if (hand.current || !event.isPrimary || event.button !== 0) return;
      const capturedAt = capturedNow();
      if (!capturedAt) {
        toast.message(t('notYet'));
        return;
      }
      event.currentTarget.setPointerCapture(event.pointerId);
      const strokeId = StrokeId.parse(crypto.randomUUID());
      const stroke = { strokeId, drawnOn: { feedId, capturedAt }, points: [pointOf(event, event.nativeEvent)] };
      put(stroke, event.pointerId);
      say(stroke, 0);
    },
    onPointerMove: (event) => {
      const held = hand.current;
      if (held?.pointerId !== event.pointerId) return;
      const { stroke } = held;
      const moved = movesOf(event).map((move) => pointOf(event, move));
      const points = withMoved(tool, stroke.points, moved);
      if (tool === 'marker') return;
      const grown = { ...stroke, points };
      put(grown, event.pointerId);
      say(grown, tool === 'pen' ? stroke.points.length : 0);
    },
    onPointerUp: (event) => {
      const held = hand.current;
      if (held?.pointerId !== event.pointerId) return;
      if (tool === 'marker') put(held.stroke, null);
      else finish(held.stroke, '');
    },
    onPointerCancel: () => put(null, null),
  };

  return {
    handlers,
    inHand,
    wantsLabel: tool === 'marker' && inHand !== null && hand.current?.pointerId === null,
    label: (words) => {
      const held = hand.current;
      if (held && words) finish(held.stroke, words);
      else put(null, null);
    },
  };
}

/** A fast pen's points between two pictures of the page. */
function movesOf({ nativeEvent }: PointerEvent): globalThis.PointerEvent[] {
  const moves = nativeEvent.getCoalescedEvents?.() ?? [];
  return moves.length > 0 ? moves : [nativeEvent];
}

function pointOf(
  { currentTarget }: PointerEvent<SVGSVGElement>,
  {
    clientX,
    clientY,
    pressure,
    pointerType,
  }: Pick<globalThis.PointerEvent, 'clientX' | 'clientY' | 'pressure' | 'pointerType'>,
): StrokePoint {
  const { left, top, width, height } = currentTarget.getBoundingClientRect();
  return strokePoint((clientX - left) / width, (clientY - top) / height, pointerType === 'pen' ? pressure : 0);
}
