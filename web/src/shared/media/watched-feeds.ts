import { type FeedId, RtpCapabilities } from '@scrubline/contract';
import type { types } from 'mediasoup-client';
import { createObservable, type Observable } from '../signaling/observable.ts';
import { type CaptureTimes, followCaptureTimes } from './capture-times.ts';
import type { Ask, MediaTransports } from './media-transports.ts';
import { createReconciler } from './reconciler.ts';

/** One received feed, ready to be shown or heard. */
export interface WatchedFeed {
  readonly feedId: FeedId;
  readonly track: MediaStreamTrack;
  readonly receiver: RTCRtpReceiver | null;
  readonly captureTimes: CaptureTimes | null;
}

export interface WatchedFeeds {
  readonly want: (feedIds: ReadonlySet<FeedId>) => void;
  readonly feeds: Observable<ReadonlyMap<FeedId, WatchedFeed>>;
  readonly stop: () => void;
}

/** Keeps what is received equal to what is wanted. */
export function createWatchedFeeds(transports: MediaTransports, ask: Ask): WatchedFeeds {
  const consumers = new Map<FeedId, types.Consumer>();
  const feeds = createObservable<ReadonlyMap<FeedId, WatchedFeed>>(new Map());

  const drop = (feedId: FeedId): void => {
    consumers.get(feedId)?.close();
    consumers.delete(feedId);
    const rest = new Map(feeds.get());
    rest.delete(feedId);
    feeds.set(rest);
  };

  const watch = async (feedId: FeedId): Promise<void> => {
    const { transport, transportId } = await transports.receiving();
    const rtpCapabilities = RtpCapabilities.parse(transports.device.recvRtpCapabilities);
    const { consumerId, mediaKind, rtpParameters } = await ask('feed:watch', { feedId, transportId, rtpCapabilities });
    let captureTimes: CaptureTimes | null = null;
    const consumer = await transport.consume({
      id: consumerId,
      producerId: feedId,
      kind: mediaKind,
      rtpParameters,
      // Its own stream, so that the browser does not delay a picture for lip-sync with a voice.
      streamId: feedId,
      onRtpReceiver: (receiver) => {
        if (mediaKind !== 'video') return;
        captureTimes = followCaptureTimes(receiver);
        // Latency before smoothness: a late frame is worth less than the next one.
        receiver.jitterBufferTarget = 0;
      },
    });
    consumers.set(feedId, consumer);
    const { track, rtpReceiver } = consumer;
    feeds.set(new Map(feeds.get()).set(feedId, { feedId, track, receiver: rtpReceiver ?? null, captureTimes }));
    await ask('feed:resume', { consumerId });
  };

  const reconciler = createReconciler<ReadonlySet<FeedId>>(async (wanted) => {
    for (const feedId of consumers.keys()) if (!wanted.has(feedId)) drop(feedId);
    const missing = [...wanted].filter((feedId) => !consumers.has(feedId));
    // A feed that ended while we asked is answered `not-found`; it must not keep the others from being shown.
    const results = await Promise.allSettled(missing.map(watch));
    const failed = results.find((result) => result.status === 'rejected');
    if (failed) throw failed.reason;
  });

  return { want: reconciler.want, feeds, stop: reconciler.stop };
}
