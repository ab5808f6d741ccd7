import {
  ConsumerId,
  ContractError,
  type FeedId,
  type MediaKind,
  type RtpCapabilities,
  RtpParameters,
  type TransportId,
} from '@scrubline/contract';
import { requireAll } from '../guards/broken-rule.ts';
import { requireAllowance } from '../guards/owner-allowances.ts';
import { rtpCapabilitiesRules } from '../guards/rtp-capabilities-rules.ts';
import { rtpParametersRules, type SentRtp } from '../guards/rtp-parameters-rules.ts';
import { announcedIncomingBps } from '../guards/traffic-limits.ts';
import { find, holdUntilClosed } from './hold-until-closed.ts';
import { type MediaRoom, maxBitratesOn, type OwnedTransport } from './media-room.ts';
import { translateRejection } from './translate-rejection.ts';
import { findTransport } from './transports.ts';

export interface Publication {
  readonly transportId: TransportId;
  readonly feedId: FeedId;
  readonly mediaKind: MediaKind;
  /** What signaling calls its source; here it is only compared. */
  readonly label: string;
  readonly maxBitrateBps: number;
  readonly rtpParameters: RtpParameters;
}

/** @throws {ContractError} `payload-invalid` for a feed that exists, or parameters that the worker refuses */
export async function publishFeed(room: MediaRoom, publication: Publication): Promise<void> {
  const { transportId, feedId, mediaKind, label, maxBitrateBps, rtpParameters } = publication;
  const transport = findTransport(room, transportId, 'send');
  const { ownerId } = transport.appData;
  const requireRoom = () => {
    requireAllowance('feeds', room.feeds, ownerId);
    requireAllowance('feedsOfOneSource', feedsLabelled(room, label), ownerId);
  };
  requireRoom();
  if (room.feeds.has(feedId)) throw new ContractError('payload-invalid');
  requireAll(rtpParametersRules, sentRtp(room, publication), room.logger);
  const producer = await translateRejection(
    transport.produce({
      kind: mediaKind,
      rtpParameters: withKeyFrameRequests(rtpParameters),
      appData: { ownerId, transportId, label, maxBitrateBps, described: rtpParameters },
    }),
    room.logger,
  );
  holdUntilClosed(room.feeds, feedId, producer, transport, requireRoom);
  const announce = () => announceLimit(room, transport, transportId);
  producer.observer.once('close', announce);
  await announce();
}

const feedsLabelled = ({ feeds }: MediaRoom, label: string) =>
  new Map([...feeds].filter(([, { appData }]) => appData.label === label));

/** An honest sender hears how much it may send; one that does not listen is measured. */
async function announceLimit(room: MediaRoom, transport: OwnedTransport, transportId: TransportId): Promise<void> {
  if (transport.closed) return;
  const limitBps = announcedIncomingBps(maxBitratesOn(room, transportId));
  // What closes meanwhile needs no limit.
  await transport.setMaxIncomingBitrate(limitBps).catch(() => undefined);
}

function sentRtp(room: MediaRoom, { transportId, mediaKind, rtpParameters: parameters }: Publication): SentRtp {
  const others = [...room.feeds.values()]
    .filter(({ appData }) => appData.transportId === transportId)
    .map(({ appData }) => appData.described);
  return { mediaKind, parameters, capabilities: room.rtpCapabilities, others };
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
  const { ownerId } = transport.appData;
  const feed = find(room.feeds, wish.feedId);
  const requireRoom = () => requireAllowance('consumers', room.consumers, ownerId);
  requireRoom();
  requireAll(rtpCapabilitiesRules, wish.rtpCapabilities, room.logger);
  const consumer = await translateRejection(
    transport.consume({
      producerId: feed.id,
      rtpCapabilities: wish.rtpCapabilities,
      // Until the browser is ready: the first key frame must not be lost.
      paused: true,
      // mediasoup's default withholds NACK from voices.
      enableRtx: true,
      appData: { ownerId, feedId: wish.feedId },
    }),
    room.logger,
  );
  const consumerId = ConsumerId.parse(consumer.id);
  holdUntilClosed(room.consumers, consumerId, consumer, transport, requireRoom);
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
