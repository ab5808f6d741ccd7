import { encodingProfiles, type FeedContent, FeedId, type FeedState } from '@scrubline/contract';
import type { types } from 'mediasoup-client';
import type { Ask, MediaTransports } from './media-transports.ts';
import { layerCount, pictureEncodings, sendLayersFor } from './picture-encodings.ts';
import { createReconciler } from './reconciler.ts';

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

  const publish = async (offer: LocalOffer, track: MediaStreamTrack, viewers: number): Promise<Published> => {
    const { transport } = await transports.sending();
    const producer = await transport.produce(sendingOptions(offer.content, track, viewers, transports.device));
    return { feedId: FeedId.parse(producer.id), producer, layers: layersOf(track), state: 'live', shown: false };
  };

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
    const feed = await publish(offer, track, viewers);
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
    setPaused(feed.producer, isPaused(key));
    if (offer.content.kind === 'picture') await sendLayersFor(feed.producer.rtpSender, viewers);
    await sayState(feed, offer.content, track ? 'live' : 'camera-lost');
  };

  const reconciler = createReconciler<Offering>(async ({ offers, viewers, shownIds }) => {
    const wanted = byKey(offers);
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
    for (const [key, { producer }] of published) if (isPaused(key)) producer.pause();
  };

  const letVoiceOut = (): void => {
    const voice = latest.get('voice');
    if (!voice || voice.paused) return;
    if (voice.track) voice.track.enabled = true;
    published.get('voice')?.producer.resume();
  };

  const hold = ({ offers, shownIds }: Offering, letsVoiceOut: boolean): void => {
    latest = byKey(offers);
    for (const feed of published.values()) feed.shown ||= shownIds.has(feed.feedId);
    pause(offers);
    if (letsVoiceOut) letVoiceOut();
  };

  return {
    want: reconciler.want,
    hold,
    stop: reconciler.stop,
  };
}

const byKey = (offers: readonly LocalOffer[]): ReadonlyMap<string, LocalOffer> =>
  new Map(offers.map((offer) => [offerKey(offer.content), offer]));

const voiceFirst = (offers: readonly LocalOffer[]) =>
  offers.toSorted((a, b) => Number(b.content.kind === 'voice') - Number(a.content.kind === 'voice'));

/** A track that does not know its size yet is taken for a large one. */
const heightOf = (track: MediaStreamTrack): number => track.getSettings().height ?? Number.POSITIVE_INFINITY;

const layersOf = (track: MediaStreamTrack): number => (track.kind === 'video' ? layerCount(heightOf(track)) : 1);

function setPaused(producer: types.Producer, paused: boolean): void {
  if (paused === producer.paused) return;
  if (paused) producer.pause();
  else producer.resume();
}

function sendingOptions(
  content: FeedContent,
  track: MediaStreamTrack,
  viewers: number,
  device: types.Device,
): types.ProducerOptions {
  const common = { track, stopTracks: false, disableTrackOnPause: false, zeroRtpOnPause: true, appData: { content } };
  if (content.kind === 'voice') {
    return {
      ...common,
      // In-band FEC and NACK instead of RED, which mediasoup does not route; no DTX, so that silence is not taken for loss.
      codecOptions: { opusFec: true, opusNack: true, opusDtx: false, opusStereo: false },
    };
  }
  const profile = encodingProfiles[content.cameraSource];
  track.contentHint = profile.contentHint;
  const codec = device.sendRtpCapabilities.codecs?.find(({ mimeType }) => mimeType.toLowerCase() === 'video/vp8');
  return {
    ...common,
    // Its own stream: a picture must not be held back to stay in step with a voice.
    streamId: content.cameraSource,
    encodings: pictureEncodings(profile, heightOf(track), viewers),
    codecOptions: { videoGoogleStartBitrate: profile.maxBitrateBps / 2_000 },
    ...(codec ? { codec } : {}),
    onRtpSender: (sender) => {
      const parameters = sender.getParameters();
      void sender.setParameters({ ...parameters, degradationPreference: profile.degradationPreference });
    },
  };
}
