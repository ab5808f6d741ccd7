import {
  type Counters,
  isOverLimit,
  keepRecent,
  type TrafficLimit,
  type TrafficSample,
} from '../guards/is-over-limit.ts';
import { feedLimit, leastPacketBytes, ownerLimit, signalLimit, transportLimit } from '../guards/traffic-limits.ts';
import { feedsOf, type MediaRoom, maxBitratesOn } from '../rooms/media-room.ts';
import { OwnerAccounts, type SentByOwner } from './owner-accounts.ts';
import { readFeed, readPacketsSent, readSignals, readTransport } from './read-counters.ts';

/** What was sent above its limit: by one sender, by `all` of an owner together, or packets that are `no-feed`'s. */
export const overLimits = ['feed', 'signals', 'transport', 'all', 'no-feed'] as const;
export type OverLimit = (typeof overLimits)[number];

/** What flowed since the sample before. */
export const flowNames = ['bytesReceived', 'bytesSent', 'packetsReceived', 'packetsSent', 'signalsReceived'] as const;
export type Flow = Record<(typeof flowNames)[number], number>;

interface Past {
  readonly samples: readonly TrafficSample[];
  readonly sent: number;
}

/** Remembers the counters of what it has seen; an object that is gone is forgotten with it. */
export class RoomSampler {
  readonly #past = new WeakMap<object, Past>();
  readonly #accounts = new WeakMap<MediaRoom, OwnerAccounts>();

  /**
   * Reads what every sender of a room has sent. One question per transport, feed and signal channel; per watched feed
   * only when `withWatchers` says so, for those are many.
   */
  async sample(room: MediaRoom, withWatchers: boolean): Promise<{ over: Map<string, OverLimit>; flow: Flow }> {
    const over = new Map<string, OverLimit>();
    const flow: Flow = { bytesReceived: 0, bytesSent: 0, packetsReceived: 0, packetsSent: 0, signalsReceived: 0 };
    const sums = new Map<string, SentByOwner>();
    const judge = (held: Owned, what: SenderKind, counters: Counters, limit: TrafficLimit, sent = 0) => {
      const { ownerId } = held.appData;
      const grown = this.#remember(held, { ...counters, limit }, sent);
      if (isOverLimit(this.#past.get(held)?.samples ?? [])) over.set(ownerId, what);
      sums.set(ownerId, addTo(sums.get(ownerId), what, { ...grown, atMs: counters.atMs }));
      return grown;
    };
    await Promise.all([
      ...each(room.transports, async (transportId, transport) => {
        const sample = await readTransport(transport);
        const limit = transportLimit(maxBitratesOn(room, transportId));
        const grown = judge(transport, 'transport', sample, limit, sample.bytesSent);
        flow.bytesReceived += grown.bytes;
        flow.bytesSent += grown.sent;
      }),
      ...each(room.feeds, async (_, feed) => {
        // Not in one line: `+=` reads the sum before it waits, and what others add meanwhile would be lost.
        const counters = await readFeed(feed);
        flow.packetsReceived += judge(feed, 'feed', counters, feedLimit(feed.appData.maxBitrateBps)).count;
      }),
      ...each(room.signalSenders, async (_, sender) => {
        const counters = await readSignals(sender);
        flow.signalsReceived += judge(sender, 'signals', counters, signalLimit).count;
      }),
      ...each(withWatchers ? room.consumers : new Map(), async (_, receiver) => {
        const sent = await readPacketsSent(receiver);
        flow.packetsSent += this.#remember(receiver, nothingCounted, sent).sent;
      }),
    ]);
    for (const [ownerId, what] of this.#judgeOwners(room, sums)) if (!over.has(ownerId)) over.set(ownerId, what);
    return { over, flow };
  }

  /** Whose connections bring too much together, though none does alone. */
  #judgeOwners(room: MediaRoom, sums: ReadonlyMap<string, SentByOwner>): [string, OverLimit][] {
    const accounts = this.#accounts.get(room) ?? new OwnerAccounts();
    this.#accounts.set(room, accounts);
    accounts.keepOnly(new Set(sums.keys()));
    return [...sums].flatMap(([ownerId, sum]) => {
      const what = accounts.add(ownerId, sum, ownerLimit(feedsOf(room, ownerId)));
      return what ? [[ownerId, what]] : [];
    });
  }

  /** Adds a sample and says what has grown since the one before. */
  #remember(held: object, sample: TrafficSample, sent: number): { bytes: number; count: number; sent: number } {
    const past = this.#past.get(held);
    const last = past?.samples.at(-1);
    this.#past.set(held, { samples: keepRecent(past?.samples ?? [], sample), sent });
    const grown = (now: number, before = 0) => Math.max(0, now - before);
    return {
      bytes: grown(sample.bytes, last?.bytes),
      count: grown(sample.count, last?.count),
      sent: grown(sent, past?.sent),
    };
  }
}

const nothingCounted: TrafficSample = {
  atMs: 0,
  bytes: 0,
  count: 0,
  limit: { bitsPerSecond: 0, countPerSecond: 0 },
};

type SenderKind = Extract<OverLimit, 'feed' | 'signals' | 'transport'>;

/** Signals are bytes of a transport that are no feed's, and have a limit of their own. */
function addTo(sum: SentByOwner = nothingSent, what: SenderKind, { atMs, bytes, count }: Counters): SentByOwner {
  return {
    atMs: Math.max(sum.atMs, atMs),
    bytes: sum.bytes + (what === 'transport' ? bytes : 0),
    feedPackets: sum.feedPackets + (what === 'feed' ? count : 0),
    noFeedPackets:
      sum.noFeedPackets + (what === 'transport' ? count : 0) - (what === 'signals' ? bytes / leastPacketBytes : 0),
  };
}

const nothingSent: SentByOwner = { atMs: 0, bytes: 0, feedPackets: 0, noFeedPackets: 0 };

type Owned = { readonly appData: { readonly ownerId: string } };

/** What closes while it is asked has nothing more to say. */
function each<Id, Held>(held: ReadonlyMap<Id, Held>, ask: (id: Id, held: Held) => Promise<void>): Promise<void>[] {
  return [...held].map(([id, one]) => ask(id, one).catch(() => undefined));
}
