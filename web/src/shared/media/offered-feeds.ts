import { encodingProfiles, type FeedContent, FeedId, type FeedState } from '@scrubline/contract';
import type { types } from 'mediasoup-client';
import type { Ask, MediaTransports } from './media-transports.ts';
import { pictureEncodings, sendLayersFor } from './picture-encodings.ts';
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
  state: FeedState;
}

/** All that this page offers, and how many may be looking: which sizes of a picture are worth sending. */
export interface Offering {
  readonly offers: readonly LocalOffer[];
  readonly viewers: number;
}

export interface OfferedFeeds {
  readonly want: (offering: Offering) => void;
  /** Silences at once what is to be paused, whatever the link or another feed is doing. */
  readonly silence: (offers: readonly LocalOffer[]) => void;
  readonly stop: () => void;
}

export const offerKey = (content: FeedContent): string =>
  content.kind === 'picture' ? content.cameraSource : content.kind;

/** Keeps what is published equal to what is offered: publishes, replaces tracks, pauses, unpublishes. */
export function createOfferedFeeds(transports: MediaTransports, ask: Ask): OfferedFeeds {
  const published = new Map<string, Published>();

  const publish = async (offer: LocalOffer, track: MediaStreamTrack, viewers: number): Promise<Published> => {
    const { transport } = await transports.sending();
    const producer = await transport.produce(sendingOptions(offer.content, track, viewers, transports.device));
    return { feedId: FeedId.parse(producer.id), producer, state: 'live' };
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
    if (track) track.enabled = !offer.paused;
    const feed = published.get(key) ?? (track && (await publish(offer, track, viewers)));
    if (!feed) return;
    published.set(key, feed);
    if (track && feed.producer.track !== track) await feed.producer.replaceTrack({ track });
    setPaused(feed.producer, offer.paused);
    if (offer.content.kind === 'picture') await sendLayersFor(feed.producer.rtpSender, viewers);
    await sayState(feed, offer.content, track ? 'live' : 'camera-lost');
  };

  const reconciler = createReconciler<Offering>(async ({ offers, viewers }) => {
    const wanted = new Set(offers.map((offer) => offerKey(offer.content)));
    for (const [key, { feedId, producer }] of published) {
      if (wanted.has(key)) continue;
      published.delete(key);
      producer.close();
      await ask('feed:unpublish', { feedId });
    }
    // Each by itself, the voice first: a picture that cannot be sent must not keep the theatre from being heard.
    const results = await Promise.allSettled(voiceFirst(offers).map((offer) => reconcileOne(offer, viewers)));
    const failed = results.find((result) => result.status === 'rejected');
    if (failed) throw failed.reason;
  });

  const silence = (offers: readonly LocalOffer[]): void => {
    for (const { content, track, paused } of offers) {
      if (!paused) continue;
      if (track) track.enabled = false;
      published.get(offerKey(content))?.producer.pause();
    }
  };

  return {
    want: reconciler.want,
    silence,
    stop: reconciler.stop,
  };
}

const voiceFirst = (offers: readonly LocalOffer[]) =>
  offers.toSorted((a, b) => Number(b.content.kind === 'voice') - Number(a.content.kind === 'voice'));

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
    encodings: pictureEncodings(profile, viewers),
    codecOptions: { videoGoogleStartBitrate: profile.maxBitrateBps / 2_000 },
    ...(codec ? { codec } : {}),
    onRtpSender: (sender) => {
      const parameters = sender.getParameters();
      void sender.setParameters({ ...parameters, degradationPreference: profile.degradationPreference });
    },
  };
}
