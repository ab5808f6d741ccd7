import {
  ConsumerId,
  ContractError,
  type FeedId,
  type MediaKind,
  type RtpCapabilities,
  RtpParameters,
  type TransportId,
} from '@scrubline/contract';
import { find, holdUntilClosed } from './hold-until-closed.ts';
import type { MediaRoom } from './media-room.ts';
import { translateRejection } from './translate-rejection.ts';
import { findTransport } from './transports.ts';

export interface Publication {
  readonly transportId: TransportId;
  readonly feedId: FeedId;
  readonly mediaKind: MediaKind;
  /** What signaling calls it; nothing is read in it here. */
  readonly label: string;
  readonly maxBitrateBps: number;
  readonly rtpParameters: RtpParameters;
}

/** @throws {ContractError} `payload-invalid` for a feed that exists, or parameters that the worker refuses */
export async function publishFeed(room: MediaRoom, publication: Publication): Promise<void> {
  const { transportId, feedId, mediaKind, label, maxBitrateBps, rtpParameters } = publication;
  const transport = findTransport(room, transportId, 'send');
  if (!rtpParameters.codecs.every(({ mimeType }) => mimeType.toLowerCase().startsWith(`${mediaKind}/`))) {
    throw new ContractError('payload-invalid');
  }
  const producer = await translateRejection(
    transport.produce({
      kind: mediaKind,
      rtpParameters: withKeyFrameRequests(rtpParameters),
      appData: { ownerId: transport.appData.ownerId, label, maxBitrateBps },
    }),
    room.logger,
  );
  holdUntilClosed(room.feeds, feedId, producer, transport);
}

/** Without `nack pli` in the sender's codecs the worker never asks for a key frame: first pictures take seconds. */
function withKeyFrameRequests(rtpParameters: RtpParameters): RtpParameters {
  const codecs = rtpParameters.codecs.map((codec) => {
    const feedback = codec.rtcpFeedback ?? [];
    const isPicture = /^video\/(?!rtx$)/i.test(codec.mimeType);
    const asksKeyFrames = feedback.some(({ type, parameter }) => type === 'nack' && parameter === 'pli');
    if (!isPicture || asksKeyFrames) return codec;
    return { ...codec, rtcpFeedback: [...feedback, { type: 'nack', parameter: 'pli' }] };
  });
  return { ...rtpParameters, codecs };
}

export function unpublishFeed(room: MediaRoom, feedId: FeedId): void {
  find(room.feeds, feedId).close();
}

export interface Subscription {
  readonly consumerId: ConsumerId;
  readonly mediaKind: MediaKind;
  readonly rtpParameters: RtpParameters;
}

export async function subscribeToFeed(
  room: MediaRoom,
  wish: { transportId: TransportId; feedId: FeedId; rtpCapabilities: RtpCapabilities },
): Promise<Subscription> {
  const transport = findTransport(room, wish.transportId, 'receive');
  const consumer = await translateRejection(
    transport.consume({
      producerId: find(room.feeds, wish.feedId).id,
      rtpCapabilities: wish.rtpCapabilities,
      // Until the browser is ready: the first key frame must not be lost.
      paused: true,
      // mediasoup's default withholds NACK from voices.
      enableRtx: true,
      appData: { ownerId: transport.appData.ownerId, feedId: wish.feedId },
    }),
    room.logger,
  );
  const consumerId = ConsumerId.parse(consumer.id);
  holdUntilClosed(room.consumers, consumerId, consumer, transport);
  return { consumerId, mediaKind: consumer.kind, rtpParameters: RtpParameters.parse(consumer.rtpParameters) };
}

/** The worker then asks the sender for a key frame, and once more when none has come after a second. */
export async function resumeFeed(room: MediaRoom, consumerId: ConsumerId): Promise<void> {
  await translateRejection(find(room.consumers, consumerId).resume(), room.logger);
}

/** The worker sends the layer as far as the line carries it. A feed of one layer has nothing to choose. */
export async function preferLayer(room: MediaRoom, consumerId: ConsumerId, spatialLayer: number): Promise<void> {
  const consumer = find(room.consumers, consumerId);
  if (consumer.type !== 'simulcast') return;
  await translateRejection(consumer.setPreferredLayers({ spatialLayer }), room.logger);
}

export function unsubscribeFromFeed(room: MediaRoom, consumerId: ConsumerId): void {
  find(room.consumers, consumerId).close();
}
