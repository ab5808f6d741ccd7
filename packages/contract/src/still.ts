import { z } from 'zod';
import { CaptureTime, FrameIdentity } from './annotation.ts';
import { CameraSource } from './camera-sources.ts';
import { FeedId } from './identifiers.ts';
import { Nothing, request } from './request.ts';

/** SHA-256 of a still's bytes, in hexadecimal digits: everybody can see that they have the same one. */
export const StillHash = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand('StillHash');
export type StillHash = z.infer<typeof StillHash>;

/** Of a JPEG of 1920×1080 some 400 kB are usual. Bytes. */
export const maxStillBytes = 1_000_000;
/** So small that a press or a stroke never waits long behind a piece. Bytes; only the last piece is shorter. */
export const stillPieceBytes = 60_000;
export const maxStillPieces = Math.ceil(maxStillBytes / stillPieceBytes);

/** A part of a JPEG. A browser hears an ArrayBuffer, Node a Buffer. */
export const StillPiece = z
  .preprocess(
    (heard) => (heard instanceof ArrayBuffer ? new Uint8Array(heard) : heard),
    z.custom<Uint8Array<ArrayBuffer>>(
      (heard) => heard instanceof Uint8Array && heard.length > 0 && heard.length <= stillPieceBytes,
    ),
  )
  .describe(`bytes (1 to ${stillPieceBytes})`);

/** What a still was taken for, at first. */
export const StillReason = z.enum(['frozen', 'drawn-on', 'moment']);
export type StillReason = z.infer<typeof StillReason>;

/** The rig's JPEG of one very frame. It is named by the frame, and a frame has one still for ever. */
export const Still = z.strictObject({
  frame: FrameIdentity,
  cameraSource: CameraSource,
  hash: StillHash,
  byteLength: z.number().int().positive().max(maxStillBytes),
});
export type Still = z.infer<typeof Still>;

const PieceIndex = z
  .number()
  .int()
  .min(0)
  .max(maxStillPieces - 1);

export const stillRequests = {
  'still:send': request({
    meaning:
      'The sender of a picture sends the still that it was asked for, piece by piece and in order. The last piece is answered when the still is kept.',
    payload: z.strictObject({
      frame: FrameIdentity,
      hash: StillHash,
      index: PieceIndex,
      count: z.number().int().min(1).max(maxStillPieces),
      piece: StillPiece,
    }),
    reply: Nothing,
  }),
  'still:miss': request({
    meaning: 'The sender of a picture says that it no longer has the frame of which a still is wanted.',
    payload: FrameIdentity,
    reply: Nothing,
  }),
  'still:fetch': request({
    meaning: 'A piece of the still of a frame, with what the whole is.',
    payload: z.strictObject({ feedId: FeedId, capturedAt: CaptureTime, index: PieceIndex }),
    reply: z.strictObject({ still: Still, piece: StillPiece }),
  }),
};

export const stillBroadcasts = {
  /** To the sender of the picture, who answers with `still:send` or `still:miss`. */
  'still:wanted': FrameIdentity,
};
