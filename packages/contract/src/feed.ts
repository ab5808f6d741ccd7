import { z } from 'zod';
import { CameraAxis, CameraPlace, cameraPlaces } from './camera.ts';
import { CameraSource } from './camera-sources.ts';
import { ConsumerId, FeedId, ParticipantId, TransportId } from './identifiers.ts';
import { mayPublish, type Permission } from './permissions.ts';
import { Nothing, request } from './request.ts';
import {
  DtlsParameters,
  IceParameters,
  MediaKind,
  RtpCapabilities,
  RtpParameters,
  TransportParameters,
} from './webrtc-parameters.ts';

/** Whether the sender's camera gives pictures at this moment. `camera-lost` is said by the sender, at once. */
export const FeedState = z.enum(['live', 'camera-lost']);
export type FeedState = z.infer<typeof FeedState>;

/** What a feed carries: one picture of one camera source, or one participant's voice. */
export const FeedContent = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('picture'), cameraSource: CameraSource }),
  z.strictObject({ kind: z.literal('voice') }),
]);
export type FeedContent = z.infer<typeof FeedContent>;

/** What somebody must hold to publish this. */
export const permissionToPublish = (content: FeedContent): Permission =>
  content.kind === 'voice' ? 'speak' : mayPublish(content.cameraSource);

export const Feed = z.strictObject({
  feedId: FeedId,
  participantId: ParticipantId,
  content: FeedContent,
  state: FeedState,
  /** What its camera can do, by the word of its sender; absent while nothing was said. */
  movable: z.array(CameraAxis).max(CameraAxis.options.length).optional(),
  /** Where its camera can be brought back to. */
  places: z.array(CameraPlace).max(cameraPlaces.length).optional(),
});
export type Feed = z.infer<typeof Feed>;

export const TransportDirection = z.enum(['send', 'receive']);
export type TransportDirection = z.infer<typeof TransportDirection>;

export const WatchedFeed = z.strictObject({
  consumerId: ConsumerId,
  feedId: FeedId,
  mediaKind: MediaKind,
  rtpParameters: RtpParameters,
});
export type WatchedFeed = z.infer<typeof WatchedFeed>;

/** Of a simulcast picture: 0 the smallest. */
export const SpatialLayer = z.number().int().min(0).max(2);

export const feedRequests = {
  'feed:open-transport': request({
    meaning: 'Opens one end of a connection to the media-server: one for sending, one for receiving.',
    payload: z.strictObject({ direction: TransportDirection }),
    reply: TransportParameters.extend({ transportId: TransportId }),
  }),
  'feed:connect-transport': request({
    meaning: 'Says how the browser will encrypt. Once per transport.',
    payload: z.strictObject({ transportId: TransportId, dtlsParameters: DtlsParameters }),
    reply: Nothing,
  }),
  'feed:restart-ice': request({
    meaning: 'Looks for a new network path after the old one fell silent.',
    payload: z.strictObject({ transportId: TransportId }),
    reply: z.strictObject({ iceParameters: IceParameters }),
  }),
  'feed:publish': request({
    meaning: 'Sends a picture, which needs `publish:<camera source>`, or a voice, which needs `speak`.',
    payload: z.strictObject({ transportId: TransportId, content: FeedContent, rtpParameters: RtpParameters }),
    reply: z.strictObject({ feedId: FeedId }),
    audit: ({ content }) => ({ content: content.kind === 'picture' ? content.cameraSource : content.kind }),
  }),
  'feed:set-state': request({
    meaning: 'Says that the camera was lost, or is back.',
    payload: z.strictObject({ feedId: FeedId, state: FeedState }),
    reply: Nothing,
  }),
  'feed:unpublish': request({
    meaning: "Ends one's own feed.",
    payload: z.strictObject({ feedId: FeedId }),
    reply: Nothing,
    audit: ({ feedId }) => ({ subjectId: feedId }),
  }),
  'feed:watch': request({
    meaning: 'Receives a feed. It comes paused: the first key frame must not be lost before the browser is ready.',
    payload: z.strictObject({ feedId: FeedId, transportId: TransportId, rtpCapabilities: RtpCapabilities }),
    reply: WatchedFeed,
  }),
  'feed:resume': request({
    meaning: 'The browser is ready: packets flow from here, beginning with a key frame.',
    payload: z.strictObject({ consumerId: ConsumerId }),
    reply: Nothing,
  }),
  'feed:prefer-layer': request({
    meaning: 'Says how large a picture is shown: 0 for a tile, 2 for the whole stage. A feed of one layer ignores it.',
    payload: z.strictObject({ consumerId: ConsumerId, spatialLayer: SpatialLayer }),
    reply: Nothing,
  }),
  'feed:unwatch': request({
    meaning: 'Receives a feed no longer.',
    payload: z.strictObject({ consumerId: ConsumerId }),
    reply: Nothing,
  }),
};

export const feedBroadcasts = {
  'feed:published': Feed,
  'feed:changed': Feed,
  'feed:unpublished': z.strictObject({ feedId: FeedId }),
};
