import { z } from 'zod';
import { SpatialLayer, TransportDirection } from './feed.ts';
import { ConsumerId, FeedId, MediaRoomId, TransportId } from './identifiers.ts';
import { Nothing, request } from './request.ts';
import {
  DtlsParameters,
  IceParameters,
  MediaKind,
  RtpCapabilities,
  RtpParameters,
  SctpStreamParameters,
  TransportParameters,
} from './webrtc-parameters.ts';

/** Signaling asks, a media-server answers. No names, roles or patients: ids and parameters only. */

const InRoom = z.strictObject({ mediaRoomId: MediaRoomId });

/** One kind of address per participant, so that the server can end all that a participant has at once. */
const OwnerId = z.string().min(1).max(64);

/** Carried for signaling and given back by `media:list`; the media-server reads nothing in it. */
export const FeedLabel = z.string().regex(/^[a-z-]{1,32}$/);

/** Everything in one media room, by the visits that own it. */
export const HeldRoom = z.strictObject({
  mediaRoomId: MediaRoomId,
  rtpCapabilities: RtpCapabilities,
  transports: z.array(z.strictObject({ transportId: TransportId, ownerId: OwnerId, direction: TransportDirection })),
  feeds: z.array(z.strictObject({ feedId: FeedId, ownerId: OwnerId, label: FeedLabel })),
  consumers: z.array(z.strictObject({ consumerId: ConsumerId, ownerId: OwnerId, feedId: FeedId })),
  signalSenders: z.array(z.strictObject({ dataProducerId: ConsumerId, ownerId: OwnerId })),
  signalReceivers: z.array(
    z.strictObject({ dataConsumerId: ConsumerId, ownerId: OwnerId, dataProducerId: ConsumerId }),
  ),
});
export type HeldRoom = z.infer<typeof HeldRoom>;

export const mediaRequests = {
  'media:create-room': request({
    meaning: 'Opens a room on the least loaded worker. Asking again answers the same.',
    payload: InRoom,
    reply: z.strictObject({ rtpCapabilities: RtpCapabilities }),
  }),
  'media:close-room': request({
    meaning: 'Ends a room and all in it. A room that is gone is answered as closed.',
    payload: InRoom,
    reply: Nothing,
  }),
  'media:create-transport': request({
    meaning: 'Opens one end of a connection for a participant.',
    payload: InRoom.extend({ ownerId: OwnerId, direction: TransportDirection }),
    reply: TransportParameters.extend({ transportId: TransportId }),
  }),
  'media:connect-transport': request({
    meaning: 'Says how the browser will encrypt. A second time is refused.',
    payload: InRoom.extend({ transportId: TransportId, dtlsParameters: DtlsParameters }),
    reply: Nothing,
  }),
  'media:restart-ice': request({
    meaning: 'Gives a transport new ICE credentials, for a new network path.',
    payload: InRoom.extend({ transportId: TransportId }),
    reply: z.strictObject({ iceParameters: IceParameters }),
  }),
  'media:publish': request({
    meaning: 'Receives a feed from a participant.',
    payload: InRoom.extend({
      transportId: TransportId,
      feedId: FeedId,
      mediaKind: MediaKind,
      label: FeedLabel,
      maxBitrateBps: z.number().int().positive(),
      rtpParameters: RtpParameters,
    }),
    reply: Nothing,
  }),
  'media:unpublish': request({
    meaning: 'Ends a feed, and with it all receiving of it.',
    payload: InRoom.extend({ feedId: FeedId }),
    reply: Nothing,
  }),
  'media:subscribe': request({
    meaning: 'Prepares sending a feed to a participant; paused.',
    payload: InRoom.extend({ transportId: TransportId, feedId: FeedId, rtpCapabilities: RtpCapabilities }),
    reply: z.strictObject({ consumerId: ConsumerId, mediaKind: MediaKind, rtpParameters: RtpParameters }),
  }),
  'media:resume': request({
    meaning: 'Lets packets flow, and asks the sender for a key frame.',
    payload: InRoom.extend({ consumerId: ConsumerId }),
    reply: Nothing,
  }),
  'media:unsubscribe': request({
    meaning: 'Ends sending a feed to a participant.',
    payload: InRoom.extend({ consumerId: ConsumerId }),
    reply: Nothing,
  }),
  'media:publish-signals': request({
    meaning: 'Receives the signals of a participant.',
    payload: InRoom.extend({ transportId: TransportId, sctpStreamParameters: SctpStreamParameters }),
    reply: z.strictObject({ dataProducerId: ConsumerId }),
  }),
  'media:subscribe-signals': request({
    meaning: 'Sends those signals to another participant.',
    payload: InRoom.extend({ transportId: TransportId, dataProducerId: ConsumerId }),
    reply: z.strictObject({ dataConsumerId: ConsumerId, sctpStreamParameters: SctpStreamParameters }),
  }),
  'media:prefer-layer': request({
    meaning: 'Sends this size of a simulcast picture, where the line carries it.',
    payload: InRoom.extend({ consumerId: ConsumerId, spatialLayer: SpatialLayer }),
    reply: Nothing,
  }),
  'media:list': request({
    meaning: 'Says all that the server holds, so that signaling finds its rooms again after its own death.',
    payload: Nothing,
    reply: z.strictObject({ rooms: z.array(HeldRoom) }),
  }),
  'media:close-owner': request({
    meaning: 'Ends every transport of one participant, and with them all it sends and receives.',
    payload: InRoom.extend({ ownerId: OwnerId }),
    reply: Nothing,
  }),
};
export type MediaRequests = typeof mediaRequests;

export const mediaClosures = ['worker-died', 'server-stopping'] as const;

/** A media-server tells signaling. */
export const mediaBroadcasts = {
  /** What its owner sent was more than `media:publish` allowed, or than any feed needs. The whole transport is closed. */
  'media:owner-cut-off': z.strictObject({ mediaRoomId: MediaRoomId, ownerId: OwnerId }),
  'media:room-closed': z.strictObject({ mediaRoomId: MediaRoomId, reason: z.enum(mediaClosures) }),
};
