import {
  type AnnotationColor,
  type AnnotationTool,
  type BoundTo,
  ContractError,
  type FeedId,
  type Stroke,
  type StrokePreview,
} from '@scrubline/contract';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { toast } from 'sonner';
import { useRefusalWords } from '../../i18n/use-refusal-words.ts';
import { type ShownStroke, shownStrokes } from '../../shared/drawing/shown-strokes.ts';
import { createStrokeDelivery } from '../../shared/drawing/stroke-delivery.ts';
import { useStrokePreviews } from '../../shared/drawing/use-stroke-previews.ts';
import { firstColor } from '../../shared/drawing/who-may-draw.ts';
import { type LiveRoomHandle, useObservable } from '../../shared/media/use-live-room.ts';
import { createObservable } from '../../shared/signaling/observable.ts';

export type HandTool = AnnotationTool | 'point';

/** The drawings in a room, and one's own hand. */
export interface Drawing {
  /** Null while the pen is put down, and for whoever may not draw. */
  readonly tool: AnnotationTool | null;
  readonly isPointing: boolean;
  /** The same tool again puts it down. */
  readonly take: (tool: HandTool | null) => void;
  /** Under whose name one draws; null outside the room. */
  readonly self: Pick<ShownStroke, 'drawnBy' | 'name'> | null;
  readonly color: AnnotationColor;
  readonly setColor: (color: AnnotationColor) => void;
  /** What one's next drawings stay on. */
  readonly boundTo: BoundTo;
  readonly bindTo: (boundTo: BoundTo) => void;
  readonly strokesOn: (feedId: FeedId) => readonly ShownStroke[];
  readonly preview: (preview: StrokePreview) => void;
  readonly deliver: (stroke: Stroke) => void;
  /** Of one's own on this picture, the latest. */
  readonly undo: (feedId: FeedId) => void;
  readonly clearOwn: (feedId: FeedId) => void;
}

export function useDrawing(live: LiveRoomHandle): Drawing {
  const { view, media, room } = live;
  const [taken, setTaken] = useState<HandTool | null>(null);
  const [boundTo, bindTo] = useState<BoundTo>('tissue');
  const [chosen, setColor] = useState<AnnotationColor | null>(null);
  const self = view?.participants.get(view.self) ?? null;
  const may = (permission: 'annotate' | 'point') => self?.permissions.includes(permission) ?? false;
  const previews = useStrokePreviews(live);
  const { delivery, refuse } = useDelivery(live);
  const pending = useObservable(delivery?.pending ?? nothingPending);

  const strokesOn = useCallback(
    (feedId: FeedId): ShownStroke[] => {
      if (!view) return [];
      const name = view.participants.get(view.self)?.displayName ?? '';
      const own = [...pending.values()]
        .filter(({ strokeId, drawnOn }) => drawnOn.feedId === feedId && !view.annotations.has(strokeId))
        .map((stroke) => ({ ...stroke, drawnBy: view.self, name, standing: 'pending' as const }));
      return [...shownStrokes(view, previews, feedId), ...own];
    },
    [view, previews, pending],
  );
  const ownOn = (feedId: FeedId) => strokesOn(feedId).filter(({ drawnBy }) => drawnBy === view?.self);
  return {
    tool: taken !== 'point' && may('annotate') ? taken : null,
    isPointing: taken === 'point' && may('point'),
    take: (tool) => {
      if (view) setColor((before) => before ?? firstColor(view));
      setTaken((before) => (before === tool ? null : tool));
    },
    self: self && { drawnBy: self.participantId, name: self.displayName },
    color: chosen ?? (view ? firstColor(view) : 'cyan'),
    setColor,
    boundTo,
    bindTo,
    strokesOn,
    preview: (preview) => media?.signals.send({ signal: 'annotation:preview', preview }),
    deliver: (stroke) => delivery?.deliver(stroke),
    undo: (feedId) => {
      const latest = ownOn(feedId).at(-1);
      if (latest) delivery?.undo(latest.strokeId);
    },
    clearOwn: (feedId) => {
      for (const { strokeId } of ownOn(feedId)) if (pending.has(strokeId)) delivery?.undo(strokeId);
      room?.ask('annotation:clear', { feedId, whose: 'own' }).catch(refuse);
    },
  };
}

const nothingPending = createObservable<ReadonlyMap<Stroke['strokeId'], Stroke>>(new Map());

/** Strokes reach signaling over cuts of the connection for as long as this page is in the room. */
function useDelivery({ room }: LiveRoomHandle) {
  const words = useRefusalWords();
  const latestWords = useRef(words);
  latestWords.current = words;
  const refuse = useCallback((error: unknown) => {
    const { title, description } = latestWords.current(error);
    toast.error(title, { description });
  }, []);
  const delivery = useMemo(
    () =>
      room &&
      createStrokeDelivery({
        draw: (stroke) => room.ask('annotation:draw', stroke),
        erase: (strokeId) => room.ask('annotation:undo', { strokeId }),
        onRefused: (code) => refuse(new ContractError(code)),
        now: Date.now,
        after: (delayMs, work) => {
          const timer = setTimeout(work, delayMs);
          return () => clearTimeout(timer);
        },
      }),
    [room, refuse],
  );
  useEffect(() => delivery?.stop, [delivery]);
  return { delivery, refuse };
}
