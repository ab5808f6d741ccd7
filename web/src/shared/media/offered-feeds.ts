import { type FeedContent, FeedId, type FeedState } from '@scrubline/contract';
import type { types } from 'mediasoup-client';
import { createFeedSender, type FeedSender } from './feed-sender.ts';
import type { Ask, MediaTransports } from './media-transports.ts';
import { heightOf, layerCount } from './picture-encodings.ts';
import { createReconciler } from './reconciler.ts';
import { sendingOptions } from './sending-options.ts';

/** What this page wants the room to receive from it. Without a track a picture stays offered, as `camera-lost`. */
export interface LocalOffer {
  readonly content: FeedContent;
  readonly track: MediaStreamTrack | null;
  /** A paused voice sends no packets at all. */
  readonly paused: boolean;
}

interface Published {
  readonly feedId: FeedId;
  readonly producer: types.Producer;
  readonly sender: FeedSender;
  /** In how many sizes it can be sent. Agreed upon once. */
  readonly layers: number;
  state: FeedState;
  /** Whether the room has shown it. One that it shows no longer was ended over there. */
  shown: boolean;
}

/** All that this page offers, and how many may be looking: which sizes of a picture are worth sending. */
export interface Offering {
  readonly offers: readonly LocalOffer[];
  readonly viewers: number;
  /** Which feeds of this page the room shows. */
  readonly shownIds: ReadonlySet<FeedId>;
}

export interface OfferedFeeds {
  readonly want: (offering: Offering) => void;
  /**
   * Stops at once what is paused or offered no longer, whatever the link or another feed is doing. A voice is let out so
   * quickly only when told.
   */
  readonly hold: (offering: Offering, letsVoiceOut: boolean) => void;
  readonly stop: () => void;
}

export const offerKey = (content: FeedContent): string =>
  content.kind === 'picture' ? content.cameraSource : content.kind;

/** Keeps what is published equal to what is offered: publishes, replaces tracks, pauses, unpublishes. */
export function createOfferedFeeds(transports: MediaTransports, ask: Ask): OfferedFeeds {
  const published = new Map<string, Published>();
  let latest: ReadonlyMap<string, LocalOffer> = new Map();
  // Asked after every wait: what was muted meanwhile must not be let out by an older wish.
  const isPaused = (key: string): boolean => latest.get(key)?.paused ?? true;

  /** A camera of another size has other layers, and is another feed. */
  const withdraw = async (key: string): Promise<void> => {
    const feed = published.get(key);
    published.delete(key);
    feed?.producer.close();
    if (feed) await ask('feed:unpublish', { feedId: feed.feedId });
  };

  /** What carries this track: published before, or now. */
  const feedFor = async (offer: LocalOffer, track: MediaStreamTrack | null, viewers: number) => {
    const key = offerKey(offer.content);
    const before = published.get(key);
    if (!track || before?.layers === layersOf(track)) return before;
    await withdraw(key);
    const feed = await publish(transports, { content: offer.content, track, viewers, isHeld: () => isPaused(key) });
    published.set(key, feed);
    return feed;
  };

  const sayState = async (feed: Published, content: FeedContent, state: FeedState): Promise<void> => {
    if (content.kind !== 'picture' || feed.state === state) return;
    await ask('feed:set-state', { feedId: feed.feedId, state });
    feed.state = state;
  };

  const reconcileOne = async (offer: LocalOffer, viewers: number): Promise<void> => {
    const key = offerKey(offer.content);
    const track = offer.track?.readyState === 'live' ? offer.track : null;
    // A paused voice goes out as silence until its packets stop, also in the moment in which it is published.
    if (track) track.enabled = !isPaused(key);
    const feed = await feedFor(offer, track, viewers);
    if (!feed) return;
    if (track && feed.producer.track !== track) await feed.producer.replaceTrack({ track });
    await feed.sender.setPaused(isPaused(key));
    if (offer.content.kind === 'picture') await feed.sender.sendLayersFor(viewers);
    await sayState(feed, offer.content, track ? 'live' : 'camera-lost');
  };

  const reconciler = createReconciler<Offering>(async ({ offers, viewers, shownIds }) => {
    const wanted = byKey(offers);
    await endForgotten(shownIds, published, ask);
    for (const [key, { feedId, producer, shown }] of published) {
      if (shown && !shownIds.has(feedId)) {
        published.delete(key);
        producer.close();
      } else if (!wanted.has(key)) await withdraw(key);
    }
    // Each by itself, the voice first: a picture that cannot be sent must not keep the theatre from being heard.
    const results = await Promise.allSettled(voiceFirst(offers).map((offer) => reconcileOne(offer, viewers)));
    const failed = results.find((result) => result.status === 'rejected');
    if (failed) throw failed.reason;
  });

  const pause = (offers: readonly LocalOffer[]): void => {
    for (const { track, paused } of offers) if (track && paused) track.enabled = false;
    for (const [key, { sender }] of published) if (isPaused(key)) void sender.setPaused(true);
  };

  const hold = ({ offers, shownIds }: Offering, letsVoiceOut: boolean): void => {
    latest = byKey(offers);
    for (const feed of published.values()) feed.shown ||= shownIds.has(feed.feedId);
    pause(offers);
    if (letsVoiceOut) letVoiceOut(latest.get('voice'), published.get('voice'));
  };

  return {
    want: reconciler.want,
    hold,
    stop: reconciler.stop,
  };
}

interface Publication {
  readonly content: FeedContent;
  readonly track: MediaStreamTrack;
  readonly viewers: number;
  /** Asked at the last moment. */
  readonly isHeld: () => boolean;
}

async function publish(
  transports: MediaTransports,
  { content, track, viewers, isHeld }: Publication,
): Promise<Published> {
  const { transport } = await transports.sending();
  const options = sendingOptions(content, track, { viewers, isHeld: isHeld(), device: transports.device });
  const producer = await transport.produce(options);
  const active = (options.encodings ?? []).map(({ active = true }) => active);
  return {
    feedId: FeedId.parse(producer.id),
    producer,
    sender: createFeedSender(producer, active),
    layers: layersOf(track),
    state: 'live',
    shown: false,
  };
}

function letVoiceOut(voice: LocalOffer | undefined, feed: Published | undefined): void {
  if (!voice || voice.paused) return;
  if (voice.track) voice.track.enabled = true;
  // A sender that is closing needs nothing more.
  feed?.sender.setPaused(false).catch(() => undefined);
}

const byKey = (offers: readonly LocalOffer[]): ReadonlyMap<string, LocalOffer> =>
  new Map(offers.map((offer) => [offerKey(offer.content), offer]));

const voiceFirst = (offers: readonly LocalOffer[]) =>
  offers.toSorted((a, b) => Number(b.content.kind === 'voice') - Number(a.content.kind === 'voice'));

const layersOf = (track: MediaStreamTrack): number => (track.kind === 'video' ? layerCount(heightOf(track)) : 1);

/**
 * Ends a feed of ours that the room shows and this page does not know: ending it failed, or the answer that it was there
 * was lost. One reconciliation runs at a time, so that none is still on its way. One that was ended meanwhile is not found;
 * after a cut the room is told anew, and with it this.
 */
async function endForgotten(
  shownIds: ReadonlySet<FeedId>,
  published: ReadonlyMap<string, Published>,
  ask: Ask,
): Promise<void> {
  const known = new Set([...published.values()].map(({ feedId }) => feedId));
  const forgotten = [...shownIds].filter((feedId) => !known.has(feedId));
  await Promise.allSettled(forgotten.map((feedId) => ask('feed:unpublish', { feedId })));
}
