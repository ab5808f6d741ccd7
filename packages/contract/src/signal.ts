import { z } from 'zod';
import { BondStanding, maxFollowedStrokes, Share, StrokePreview } from './annotation.ts';
import { CameraMove } from './camera.ts';
import { TakeAway } from './command.ts';
import { ActId, ConsumerId, FeedId, FreezeId, ParticipantId, StrokeId, TransportId } from './identifiers.ts';
import { request } from './request.ts';
import { SctpStreamParameters } from './webrtc-parameters.ts';

/**
 * Signals travel on an unordered data channel without retransmission, one JSON value a message. A lost one does not
 * matter. Times are milliseconds since 1970 on the sender's own clock, with fractions.
 */
const PeerTime = z.number().positive();

export const Signal = z.discriminatedUnion('signal', [
  z.strictObject({ signal: z.literal('clock:ping'), pingId: z.number().int().nonnegative(), to: ParticipantId }),
  z.strictObject({
    signal: z.literal('clock:pong'),
    pingId: z.number().int().nonnegative(),
    to: ParticipantId,
    receivedAt: PeerTime,
    sentAt: PeerTime,
  }),
  /** What a viewer reads on the picture that it has on its stage, so that the theatre knows how late it is seen. */
  z.strictObject({
    signal: z.literal('picture:age'),
    feedId: FeedId,
    ageMs: z.number().nonnegative().max(3_600_000).nullable(),
  }),
  /**
   * Repeated by the theatre until signaling has said `command:took-away`, so that it holds while signaling is away.
   * Believed from holders of `command` only.
   */
  z.strictObject({ signal: z.literal('command:take-away'), act: TakeAway }),
  /**
   * The theatre hears the specialist and is heard, whatever was muted; others are quieter. Repeated every
   * `allHearBeatMs` while it lasts; over when told so, or after `allHearSilenceMs` without a word.
   */
  z.strictObject({ signal: z.literal('voice:all-hear'), actId: ActId, active: z.boolean() }),
  /** A stroke while it is drawn. Believed from holders of `annotate` only; over when the stroke is there, or three seconds later. */
  z.strictObject({ signal: z.literal('annotation:preview'), preview: StrokePreview }),
  /**
   * How the drawings on a picture stand to their tissue where it is shown. Repeated every `bondBeatMs`. The theatre and
   * whoever drew believe each other, and all show the worse of both.
   */
  z.strictObject({
    signal: z.literal('annotation:bonds'),
    strokes: z
      .array(z.strictObject({ strokeId: StrokeId, standing: BondStanding }))
      .min(1)
      .max(maxFollowedStrokes),
  }),
  /** Where somebody points now: shares of the picture from its left and its top. Believed from holders of `point` only; never kept. */
  z.strictObject({ signal: z.literal('pointer:at'), feedId: FeedId, x: Share, y: Share }),
  /**
   * Back to live, at once and while signaling is away. Believed from holders of `freeze` or `command` only; repeated until
   * signaling has said `freeze:released`.
   */
  z.strictObject({ signal: z.literal('freeze:release'), freezeId: FreezeId }),
  /** To the sender of the picture, while a hand moves its camera. Believed from the holder of `control-camera` only. */
  z.strictObject({ signal: z.literal('camera:move'), move: CameraMove }),
]);
export type Signal = z.infer<typeof Signal>;

export const bondBeatMs = 400;
export const bondSilenceMs = 1_500;

export const allHearBeatMs = 500;
export const allHearSilenceMs = 3_000;

/** The channel's options: what every participant opens, once, on its sending transport. */
export const signalChannel = { label: 'signals', ordered: false, maxRetransmits: 0 } as const;

export const signalRequests = {
  'signal:publish': request({
    meaning: "Opens one's own channel for signals, on the sending transport.",
    payload: z.strictObject({ transportId: TransportId, sctpStreamParameters: SctpStreamParameters }),
    reply: z.strictObject({ dataProducerId: ConsumerId }),
  }),
  'signal:watch': request({
    meaning: "Receives another participant's signals, on the receiving transport.",
    payload: z.strictObject({ participantId: ParticipantId, transportId: TransportId }),
    reply: z.strictObject({
      dataConsumerId: ConsumerId,
      dataProducerId: ConsumerId,
      sctpStreamParameters: SctpStreamParameters,
    }),
  }),
};
