import { z } from 'zod';
import { CameraSource } from './camera-sources.ts';
import { FeedId, ParticipantId } from './identifiers.ts';
import { Nothing, request } from './request.ts';

/** What a camera can do by its motors: turn, tilt, come closer. */
export const CameraAxis = z.enum(['pan', 'tilt', 'zoom']);
export type CameraAxis = z.infer<typeof CameraAxis>;

/** Where a camera stood once, by the number of its button. */
export const CameraPlace = z.number().int().min(1).max(4);
export type CameraPlace = z.infer<typeof CameraPlace>;
export const cameraPlaces = [1, 2, 3, 4] as const satisfies readonly CameraPlace[];

/** On an axis: -1 to the left, downwards or away, 1 the other way. */
const Direction = z.union([z.literal(-1), z.literal(0), z.literal(1)]);

/**
 * A camera moves while a hand is on the key, by directions or towards a place: said again every `cameraBeatMs`. Each word
 * moves it for at most `cameraSilenceMs`, so that no lost message and no lost line leaves a camera moving.
 */
export const CameraMove = z.strictObject({
  feedId: FeedId,
  /** Counts a sender's moves: one that was overtaken on the way is not heard. */
  beat: z.number().int().nonnegative(),
  pan: Direction,
  tilt: Direction,
  zoom: Direction,
  towards: CameraPlace.optional(),
});
export type CameraMove = z.infer<typeof CameraMove>;
export type CameraMotion = Pick<CameraMove, CameraAxis | 'towards'>;

export const cameraBeatMs = 66;
export const cameraSilenceMs = 200;

export const cameraRequests = {
  'camera:describe': request({
    meaning: 'The sender of a picture says what its camera can do. Shown as `movable` and `places` of the feed.',
    payload: z.strictObject({
      feedId: FeedId,
      movable: z.array(CameraAxis).max(CameraAxis.options.length),
      places: z.array(CameraPlace).max(cameraPlaces.length),
    }),
    reply: Nothing,
  }),
  'camera:keep-place': request({
    meaning: 'Asks the sender of a picture to keep where its camera stands now. It answers with `camera:describe`.',
    payload: z.strictObject({ feedId: FeedId, place: CameraPlace }),
    reply: Nothing,
    requires: 'control-camera',
    audit: ({ feedId, place }) => ({ subjectId: feedId, place }),
  }),
  'camera:ask-source': request({
    meaning: 'A specialist asks the theatre to look at one of its pictures: `wantsShown`. Null withdraws the question.',
    payload: z.strictObject({ source: CameraSource.nullable() }),
    reply: Nothing,
    audit: ({ source }) => ({ source: source ?? 'none' }),
  }),
  'camera:answer-source': request({
    meaning: 'The theatre says whether it looks at what somebody asked for. One that was answered already is no error.',
    payload: z.strictObject({ participantId: ParticipantId, source: CameraSource, shown: z.boolean() }),
    reply: Nothing,
    requires: 'command',
    audit: ({ participantId, source, shown }) => ({ subjectId: participantId, source, shown }),
  }),
};

export const cameraBroadcasts = {
  /** To the sender of the picture. */
  'camera:place-wanted': z.strictObject({ feedId: FeedId, place: CameraPlace }),
  'camera:source-answered': z.strictObject({ participantId: ParticipantId, source: CameraSource, shown: z.boolean() }),
};
