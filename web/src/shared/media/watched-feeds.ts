import { type WatchedFeed as ConsumedFeed, ConsumerId, type FeedId, RtpCapabilities } from '@scrubline/contract';
import type { types } from 'mediasoup-client';
import { createObservable, type Observable } from '../signaling/observable.ts';
import { type CaptureTimes, followCaptureTimes } from './capture-times.ts';
import type { Ask, MediaTransports } from './media-transports.ts';
import { createReconciler } from './reconciler.ts';
import { findStuckPictures } from './stuck-pictures.ts';

/** One received feed, ready to be shown or heard. */
export interface WatchedFeed {
  readonly feedId: FeedId;
  readonly track: MediaStreamTrack;
  readonly receiver: RTCRtpReceiver | null;
  readonly captureTimes: CaptureTimes | null;
}

export interface WatchedFeeds {
  readonly want: (feedIds: ReadonlySet<FeedId>) => void;
  /** Plays nothing else from this moment on, whatever still arrives. */
  readonly play: (isPlayed: (feedId: FeedId) => boolean) => void;
  readonly preferLayer: (feedId: FeedId, spatialLayer: number) => void;
  readonly feeds: Observable<ReadonlyMap<FeedId, WatchedFeed>>;
  readonly stop: () => void;
}

interface Watching {
  readonly consumer: types.Consumer;
  flowing: boolean;
  /** What the server was told last; null before. */
  layer: number | null;
}

/** Keeps what is received equal to what is wanted. */
export function createWatchedFeeds(transports: MediaTransports, ask: Ask): WatchedFeeds {
  const watching = new Map<FeedId, Watching>();
  const feeds = createObservable<ReadonlyMap<FeedId, WatchedFeed>>(new Map());
  const preferred = new Map<FeedId, number>();
  const stuck = new Set<FeedId>();
  let isPlayed = (_feedId: FeedId): boolean => false;

  const drop = (feedId: FeedId): void => {
    const watched = watching.get(feedId);
    watching.delete(feedId);
    preferred.delete(feedId);
    stuck.delete(feedId);
    if (watched) endConsumer(watched.consumer, ask);
    const rest = new Map(feeds.get());
    rest.delete(feedId);
    feeds.set(rest);
  };

  const watch = async (feedId: FeedId): Promise<void> => {
    const { transport, transportId } = await transports.receiving();
    const rtpCapabilities = RtpCapabilities.parse(transports.device.recvRtpCapabilities);
    const { consumerId, mediaKind, rtpParameters } = await ask('feed:watch', { feedId, transportId, rtpCapabilities });
    const { consumer, captureTimes } = await consume(transport, { consumerId, feedId, mediaKind, rtpParameters });
    watching.set(feedId, { consumer, flowing: false, layer: null });
    const { track, rtpReceiver } = consumer;
    track.enabled = isPlayed(feedId);
    feeds.set(new Map(feeds.get()).set(feedId, { feedId, track, receiver: rtpReceiver ?? null, captureTimes }));
  };

  /** The new one first: until it is there, what was seen last stays on the screen. */
  const watchAnew = async (feedId: FeedId): Promise<void> => {
    const before = watching.get(feedId);
    stuck.delete(feedId);
    if (!before) return;
    await watch(feedId);
    endConsumer(before.consumer, ask);
  };

  const reconciler = createReconciler<ReadonlySet<FeedId>>(async (wanted) => {
    for (const feedId of watching.keys()) if (!wanted.has(feedId)) drop(feedId);
    const missing = [...wanted].filter((feedId) => !watching.has(feedId));
    if (wanted.size === 0) return;
    // A feed that ended while we asked is answered `not-found`; it must not keep the others from being shown.
    const results = await Promise.allSettled([...missing.map(watch), ...[...stuck].map(watchAnew)]);
    // Before they flow, so that no tile begins with a whole picture.
    const layers = await Promise.allSettled(
      [...watching].map(([feedId, feed]) => sayLayer(feed, preferred.get(feedId), ask)),
    );
    await letFlow(watching, transports, ask);
    const failed = [...results, ...layers].find((result) => result.status === 'rejected');
    if (failed) throw failed.reason;
  });

  transports.onConnected(reconciler.again);
  const search = findStuckPictures(
    () => new Map([...feeds.get().values()].map(({ feedId, receiver }) => [feedId, receiver])),
    (feedIds) => {
      for (const feedId of feedIds) stuck.add(feedId);
      reconciler.again();
    },
  );
  return {
    want: reconciler.want,
    play: (rule) => {
      isPlayed = rule;
      for (const { feedId, track } of feeds.get().values()) track.enabled = isPlayed(feedId);
    },
    preferLayer: (feedId, spatialLayer) => {
      if (preferred.get(feedId) === spatialLayer) return;
      preferred.set(feedId, spatialLayer);
      reconciler.again();
    },
    feeds,
    stop: () => {
      search.stop();
      reconciler.stop();
    },
  };
}

async function sayLayer(feed: Watching, spatialLayer: number | undefined, ask: Ask): Promise<void> {
  if (spatialLayer === undefined || spatialLayer === feed.layer) return;
  await ask('feed:prefer-layer', { consumerId: ConsumerId.parse(feed.consumer.id), spatialLayer });
  feed.layer = spatialLayer;
}

/**
 * Only when the connection stands: a sender gives one key frame in 300 ms and the SFU waits a second before it asks
 * again, so that one which comes too early costs more than a second of black.
 */
async function letFlow(watching: ReadonlyMap<FeedId, Watching>, transports: MediaTransports, ask: Ask): Promise<void> {
  const { transport } = await transports.receiving();
  if (transport.connectionState !== 'connected') return;
  const resume = async (feed: Watching): Promise<void> => {
    await ask('feed:resume', { consumerId: ConsumerId.parse(feed.consumer.id) });
    feed.flowing = true;
  };
  // All at once: one that has ended meanwhile must not hold back the others.
  const results = await Promise.allSettled([...watching.values()].filter(({ flowing }) => !flowing).map(resume));
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}

function endConsumer(consumer: types.Consumer, ask: Ask): void {
  consumer.close();
  // The server would go on sending. When the feed itself has ended there is nothing left to stop.
  ask('feed:unwatch', { consumerId: ConsumerId.parse(consumer.id) }).catch(() => undefined);
}

async function consume(transport: types.Transport, { consumerId, feedId, mediaKind, rtpParameters }: ConsumedFeed) {
  const followed: { captureTimes: CaptureTimes | null } = { captureTimes: null };
  const consumer = await transport.consume({
    id: consumerId,
    producerId: feedId,
    kind: mediaKind,
    rtpParameters,
    // Its own stream, so that the browser does not delay a picture for lip-sync with a voice.
    streamId: feedId,
    onRtpReceiver: (receiver) => {
      if (mediaKind !== 'video') return;
      followed.captureTimes = followCaptureTimes(receiver);
      // Latency before smoothness: a late frame is worth less than the next one.
      receiver.jitterBufferTarget = 0;
    },
  });
  await followed.captureTimes?.inPlace;
  return { consumer, captureTimes: followed.captureTimes };
}
