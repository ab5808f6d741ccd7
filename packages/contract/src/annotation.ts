import { z } from 'zod';
import { FeedId, ParticipantId, StrokeId } from './identifiers.ts';
import { Nothing, request } from './request.ts';

/**
 * When a frame was captured, in milliseconds since 1970 on the clock of the picture's sender. A frame is known by it: the
 * sender looks for it among its last ones, and takes no neighbour.
 */
export const CaptureTime = z.number().positive().max(8.64e15);
export type CaptureTime = z.infer<typeof CaptureTime>;

export const FrameIdentity = z.strictObject({ feedId: FeedId, capturedAt: CaptureTime });
export type FrameIdentity = z.infer<typeof FrameIdentity>;

/** Distinguishable over red tissue and for colour-blind eyes: never red or orange. */
export const AnnotationColor = z.enum(['cyan', 'lime', 'yellow', 'white', 'magenta', 'blue']);
export type AnnotationColor = z.infer<typeof AnnotationColor>;

/**
 * What a drawing stays on. On tissue it moves with what it was drawn on, and says when that is not seen; on the picture it
 * stays where it was put, whatever moves beneath.
 */
export const BoundTo = z.enum(['tissue', 'picture']);
export type BoundTo = z.infer<typeof BoundTo>;

/** Of a side of the whole picture. */
export const Share = z.number().min(0).max(1);

/** Of the whole picture: 0..1 from its left, 0..1 from its top, and how hard the pen was pressed (0.5 without a pen). */
export const StrokePoint = z.tuple([Share, Share, Share]);
export type StrokePoint = z.infer<typeof StrokePoint>;

export const maxStrokePoints = 1_000;
export const maxLabelLength = 24;

/** In words, and nothing that could be taken for markup. */
const Label = z
  .string()
  .min(1)
  .max(maxLabelLength)
  .regex(/^[^\p{Cc}<>&]*$/u);

const ends = z.array(StrokePoint).length(2);

/** What is drawn, by its tool. An arrow points to its second point; a circle fits between two corners. */
export const Mark = z.discriminatedUnion('tool', [
  z.strictObject({ tool: z.literal('pen'), points: z.array(StrokePoint).min(1).max(maxStrokePoints) }),
  z.strictObject({ tool: z.literal('arrow'), points: ends }),
  z.strictObject({ tool: z.literal('circle'), points: ends }),
  z.strictObject({ tool: z.literal('marker'), points: z.array(StrokePoint).length(1), label: Label }),
]);
export type Mark = z.infer<typeof Mark>;
export type AnnotationTool = Mark['tool'];
export const annotationTools = ['pen', 'arrow', 'circle', 'marker'] as const satisfies readonly AnnotationTool[];

/** A finished drawing. Its id is made by the page that draws, so that telling it again adds nothing. */
export const Stroke = z.strictObject({
  strokeId: StrokeId,
  /** The very frame that was on the screen when the pen touched it. */
  drawnOn: FrameIdentity,
  color: AnnotationColor,
  mark: Mark,
  boundTo: BoundTo,
});
export type Stroke = z.infer<typeof Stroke>;

/** A drawing as everybody has it. Ends with its feed: another picture is never drawn on. */
export const Annotation = Stroke.extend({ drawnBy: ParticipantId, drawnByName: z.string().max(80) });
export type Annotation = z.infer<typeof Annotation>;

/** Of one picture. */
export const maxAnnotations = 100;

/**
 * A stroke while it is drawn: its latest points, each message with the last few again, so that lost ones leave no hole.
 * `from` is the place of the first of them in the stroke.
 */
export const previewPoints = 8;
export const StrokePreview = z.strictObject({
  strokeId: StrokeId,
  drawnOn: FrameIdentity,
  color: AnnotationColor,
  tool: z.enum(annotationTools),
  boundTo: BoundTo,
  from: z.number().int().nonnegative().max(maxStrokePoints),
  points: z.array(StrokePoint).min(1).max(previewPoints),
});
export type StrokePreview = z.infer<typeof StrokePreview>;

/** Whether a drawing on tissue is where its tissue is: seen just now, carried on for a second at most, or nobody knows. */
export const BondStanding = z.enum(['tracked', 'held', 'lost']);
export type BondStanding = z.infer<typeof BondStanding>;

/** How many drawings of a picture are followed at once. */
export const maxFollowedStrokes = 24;

export const annotationRequests = {
  'annotation:draw': request({
    meaning:
      'Adds a finished stroke. Kept before it is answered, and only when the sender of the picture still has the frame that was drawn on.',
    payload: Stroke,
    reply: Nothing,
    requires: 'annotate',
    audit: ({ strokeId, drawnOn, mark }) => ({ subjectId: strokeId, feedId: drawnOn.feedId, tool: mark.tool }),
  }),
  'annotation:undo': request({
    meaning: "Erases one of one's own strokes. One that is gone already is no error.",
    payload: z.strictObject({ strokeId: StrokeId }),
    reply: Nothing,
    audit: ({ strokeId }) => ({ subjectId: strokeId }),
  }),
  'annotation:clear': request({
    meaning: "Erases one's own strokes on a picture, or everybody's, which needs `command`.",
    payload: z.strictObject({ feedId: FeedId, whose: z.enum(['own', 'everybodys']) }),
    reply: Nothing,
    audit: ({ feedId, whose }) => ({ subjectId: feedId, whose }),
  }),
  'annotation:settle-frame': request({
    meaning: 'The sender of a picture says whether it has the frame that somebody draws on.',
    payload: FrameIdentity.extend({ found: z.boolean() }),
    reply: Nothing,
  }),
};

export const annotationBroadcasts = {
  'annotation:drawn': Annotation,
  'annotation:erased': z.strictObject({ strokeIds: z.array(StrokeId).max(maxAnnotations) }),
  /** To the sender of the picture, who answers with `annotation:settle-frame`. */
  'annotation:frame-wanted': FrameIdentity,
};
