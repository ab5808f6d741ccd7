import type {
  AnnotationColor,
  BoundTo,
  FeedId,
  FrameIdentity,
  Mark,
  ParticipantId,
  StrokeId,
} from '@scrubline/contract';
import type { RoomView } from '../signaling/room-view.ts';
import type { HeardStroke, HeardStrokes } from './stroke-previews.ts';
import { whoMayDraw } from './who-may-draw.ts';

/** A drawing as it is shown: kept, on its way to be kept, or still being drawn. */
export interface ShownStroke {
  readonly strokeId: StrokeId;
  readonly color: AnnotationColor;
  readonly mark: Mark;
  /** The very frame that was on the screen when the pen touched it. */
  readonly drawnOn: FrameIdentity;
  readonly boundTo: BoundTo;
  readonly drawnBy: ParticipantId;
  readonly name: string;
  readonly standing: 'kept' | 'pending' | 'preview';
}

/** What is drawn on one picture, in the order in which it was drawn; previews last. */
export function shownStrokes(view: RoomView, previews: HeardStrokes, feedId: FeedId): ShownStroke[] {
  const kept = [...view.annotations.values()]
    .filter(({ drawnOn }) => drawnOn.feedId === feedId)
    .map(({ drawnByName: name, ...stroke }) => ({ ...stroke, name, standing: 'kept' as const }));
  const mayDraw = whoMayDraw(view);
  const drawing = [...previews.values()].filter(
    ({ strokeId, drawnOn, drawnBy }) =>
      drawnOn.feedId === feedId && mayDraw.has(drawnBy) && !view.annotations.has(strokeId),
  );
  return [
    ...kept,
    ...drawing.map((heard) => ({
      strokeId: heard.strokeId,
      color: heard.color,
      drawnOn: heard.drawnOn,
      mark: markOf(heard),
      boundTo: heard.boundTo,
      drawnBy: heard.drawnBy,
      name: view.participants.get(heard.drawnBy)?.displayName ?? '',
      standing: 'preview' as const,
    })),
  ];
}

/** A marker has no words before it is finished. */
function markOf({ tool, points: [first = [0, 0, 0], ...rest] }: HeardStroke): Mark {
  if (tool === 'pen') return { tool, points: [first, ...rest] };
  if (tool === 'marker') return { tool, points: [first], label: '' };
  return { tool, points: [first, rest.at(-1) ?? first] };
}
