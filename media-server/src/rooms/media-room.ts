import {
  type ConsumerId,
  type FeedId,
  RtpCapabilities,
  RtpHeaderExtensionUri,
  type RtpParameters,
  type TransportDirection,
  type TransportId,
} from '@scrubline/contract';
import type { Logger } from '@scrubline/service-kit';
import type { types } from 'mediasoup';
import { routerCodecs } from '../codecs.ts';
import type { MediaWorker } from '../workers/start-media-worker.ts';
import { translateRejection } from './translate-rejection.ts';

/** A transport belongs to one participant, whom this server knows by an id only. */
export type OwnedTransport = types.WebRtcTransport<{
  ownerId: string;
  direction: TransportDirection;
  /** Set by the first `media:connect-transport`, whatever comes of it. */
  isConnecting: boolean;
}>;

export type Feed = types.Producer<{
  ownerId: string;
  transportId: TransportId;
  label: string;
  maxBitrateBps: number;
  /** As the sender described it. */
  described: RtpParameters;
}>;
export type FeedReceiver = types.Consumer<{ ownerId: string; feedId: FeedId }>;
export type SignalSender = types.DataProducer<{ ownerId: string; transportId: TransportId }>;
export type SignalReceiver = types.DataConsumer<{ ownerId: string; dataProducerId: ConsumerId }>;

/** Everything that lives in one room. Each object leaves its map when it closes, by whatever cause. */
export interface MediaRoom {
  readonly router: types.Router;
  readonly webRtcServer: types.WebRtcServer;
  readonly rtpCapabilities: RtpCapabilities;
  readonly transports: Map<TransportId, OwnedTransport>;
  readonly feeds: Map<FeedId, Feed>;
  readonly consumers: Map<ConsumerId, FeedReceiver>;
  readonly signalSenders: Map<ConsumerId, SignalSender>;
  readonly signalReceivers: Map<ConsumerId, SignalReceiver>;
  readonly logger: Logger;
}

/** @throws {ContractError} `media-unavailable` when the worker is gone */
export async function openMediaRoom(worker: MediaWorker, logger: Logger): Promise<MediaRoom> {
  const router = await translateRejection(worker.process.createRouter({ mediaCodecs: routerCodecs }), logger);
  return {
    router,
    webRtcServer: worker.webRtcServer,
    rtpCapabilities: offeredCapabilities(router.rtpCapabilities),
    transports: new Map(),
    feeds: new Map(),
    consumers: new Map(),
    signalSenders: new Map(),
    signalReceivers: new Map(),
    logger,
  };
}

/** Header extensions outside the contract are not offered: a client that used one would be refused at publishing. */
export function offeredCapabilities({ codecs, headerExtensions = [] }: types.RouterRtpCapabilities): RtpCapabilities {
  return RtpCapabilities.parse({
    codecs,
    headerExtensions: headerExtensions.filter(({ uri }) => RtpHeaderExtensionUri.safeParse(uri).success),
  });
}

/** What one participant publishes, on whatever transport. */
export const feedsOf = ({ feeds }: MediaRoom, ownerId: string): { label: string; maxBitrateBps: number }[] =>
  [...feeds.values()].map(({ appData }) => appData).filter((feed) => feed.ownerId === ownerId);

/** What the feeds of one transport may send, each in bits per second. */
export function maxBitratesOn({ feeds }: MediaRoom, transportId: TransportId): number[] {
  const own = [...feeds.values()].filter(({ appData }) => appData.transportId === transportId);
  return own.map(({ appData }) => appData.maxBitrateBps);
}
