import type { FeedId, MediaPlace, ParticipantId } from '@scrubline/contract';
import type { ClockEstimate } from './clock-offset.ts';
import { type Ask, createMediaTransports } from './media-transports.ts';
import { createOfferedFeeds, type LocalOffer } from './offered-feeds.ts';
import { createPeerClocks } from './peer-clocks.ts';
import { createSignalChannel, type SignalChannel } from './signal-channel.ts';
import { createWatchedFeeds, type WatchedFeeds } from './watched-feeds.ts';

/** What a page wants of the room's media. */
export interface MediaWish {
  readonly offers: readonly LocalOffer[];
  /** How many people may be looking at them. */
  readonly viewers: number;
  /** Which feeds of this page the room shows. */
  readonly shownIds: ReadonlySet<FeedId>;
  readonly feedIds: ReadonlySet<FeedId>;
  readonly signalPeers: ReadonlySet<ParticipantId>;
  /** Whose clocks must be known, to tell the age of their pictures. */
  readonly clockPeers: ReadonlySet<ParticipantId>;
}

/** Everything that lives on one media place; ended and made anew when the place or the seat changes. */
export interface MediaSession {
  readonly want: (wish: MediaWish) => void;
  /** What needs no server: sends nothing that is not wished. While everybody is to be heard, also lets go of a voice. */
  readonly hold: (wish: MediaWish, allHear: boolean) => void;
  readonly play: WatchedFeeds['play'];
  readonly watched: WatchedFeeds['feeds'];
  /** Says how much of a picture can be seen here: 0 is its smallest layer. Known before the first packet, if possible. */
  readonly preferLayer: WatchedFeeds['preferLayer'];
  readonly signals: SignalChannel;
  readonly clockOf: (peer: ParticipantId) => ClockEstimate | null;
  readonly close: () => void;
}

export async function createMediaSession(self: ParticipantId, place: MediaPlace, ask: Ask): Promise<MediaSession> {
  const transports = await createMediaTransports(place, ask);
  const offered = createOfferedFeeds(transports, ask);
  const watched = createWatchedFeeds(transports, ask);
  const signals = createSignalChannel(transports, ask);
  const clocks = createPeerClocks(self, signals);
  return {
    want: (wish) => {
      watched.want(wish.feedIds);
      offered.want(wish);
      signals.follow(wish.signalPeers);
      clocks.follow(wish.clockPeers);
    },
    hold: offered.hold,
    play: watched.play,
    watched: watched.feeds,
    preferLayer: watched.preferLayer,
    signals,
    clockOf: clocks.estimate,
    close: () => {
      for (const part of [offered, watched, clocks, signals]) part.stop();
      transports.close();
    },
  };
}
