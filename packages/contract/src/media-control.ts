import { z } from 'zod';
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

export const mediaRequests = {
  'media:create-room': request({ payload: InRoom, reply: z.strictObject({ rtpCapabilities: RtpCapabilities }) }),
  'media:close-room': request({ payload: InRoom, reply: Nothing }),
  'media:create-transport': request({
    payload: InRoom.extend({ ownerId: OwnerId }),
    reply: TransportParameters.extend({ transportId: TransportId }),
  }),
  'media:connect-transport': request({
    payload: InRoom.extend({ transportId: TransportId, dtlsParameters: DtlsParameters }),
    reply: Nothing,
  }),
  'media:restart-ice': request({
    payload: InRoom.extend({ transportId: TransportId }),
    reply: z.strictObject({ iceParameters: IceParameters }),
  }),
  'media:publish': request({
    payload: InRoom.extend({
      transportId: TransportId,
      feedId: FeedId,
      mediaKind: MediaKind,
      rtpParameters: RtpParameters,
    }),
    reply: Nothing,
  }),
  'media:unpublish': request({ payload: InRoom.extend({ feedId: FeedId }), reply: Nothing }),
  'media:subscribe': request({
    payload: InRoom.extend({ transportId: TransportId, feedId: FeedId, rtpCapabilities: RtpCapabilities }),
    reply: z.strictObject({ consumerId: ConsumerId, mediaKind: MediaKind, rtpParameters: RtpParameters }),
  }),
  'media:resume': request({ payload: InRoom.extend({ consumerId: ConsumerId }), reply: Nothing }),
  'media:unsubscribe': request({ payload: InRoom.extend({ consumerId: ConsumerId }), reply: Nothing }),
  'media:publish-signals': request({
    payload: InRoom.extend({ transportId: TransportId, sctpStreamParameters: SctpStreamParameters }),
    reply: z.strictObject({ dataProducerId: ConsumerId }),
  }),
  'media:subscribe-signals': request({
    payload: InRoom.extend({ transportId: TransportId, dataProducerId: ConsumerId }),
    reply: z.strictObject({ dataConsumerId: ConsumerId, sctpStreamParameters: SctpStreamParameters }),
  }),
  /** Ends every transport of one participant, and with them all its producers and consumers. */
  'media:close-owner': request({ payload: InRoom.extend({ ownerId: OwnerId }), reply: Nothing }),
};
export type MediaRequests = typeof mediaRequests;

export const mediaClosures = ['worker-died', 'server-stopping'] as const;

/** A media-server tells signaling. */
export const mediaBroadcasts = {
  'media:room-closed': z.strictObject({ mediaRoomId: MediaRoomId, reason: z.enum(mediaClosures) }),
};
