import { z } from 'zod';
import { FeedId } from './identifiers.ts';
import { Nothing, request } from './request.ts';

/** What a camera can do by its motors: turn, tilt, come closer. */
export const CameraAxis = z.enum(['pan', 'tilt', 'zoom']);
export type CameraAxis = z.infer<typeof CameraAxis>;

/** On an axis: -1 to the left, downwards or away, 1 the other way. */
const Direction = z.union([z.literal(-1), z.literal(0), z.literal(1)]);

/**
 * A camera moves while a hand is on the key: said again every `cameraBeatMs`, and over when all axes are 0 or after
 * `cameraSilenceMs` without a word, so that no lost message and no lost line leaves a camera moving.
 */
export const CameraMove = z.strictObject({
  feedId: FeedId,
  /** Counts a sender's moves: one that was overtaken on the way is not heard. */
  beat: z.number().int().nonnegative(),
  pan: Direction,
  tilt: Direction,
  zoom: Direction,
});
export type CameraMove = z.infer<typeof CameraMove>;
export type CameraMotion = Pick<CameraMove, CameraAxis>;

export const cameraBeatMs = 66;
export const cameraSilenceMs = 200;

export const cameraRequests = {
  'camera:describe': request({
    meaning: 'The sender of a picture says what its camera can do. Shown as `movable` of the feed.',
    payload: z.strictObject({ feedId: FeedId, movable: z.array(CameraAxis).max(CameraAxis.options.length) }),
    reply: Nothing,
  }),
};
