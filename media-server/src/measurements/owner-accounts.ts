import { isOverLimit, keepRecent, type TrafficLimit, type TrafficSample } from '../guards/is-over-limit.ts';
import { noFeedLimit } from '../guards/traffic-limits.ts';

/** What one participant has sent over all connections together. */
export interface SentByOwner {
  /** When the worker said so. */
  readonly atMs: number;
  readonly bytes: number;
  readonly feedPackets: number;
  /** As many as there can have been. */
  readonly noFeedPackets: number;
}

interface Account {
  readonly all: readonly TrafficSample[];
  readonly noFeed: readonly TrafficSample[];
}

/**
 * Adds up what the participants of one room have sent. It is given what has grown, since the counters of a feed go with
 * the feed.
 */
export class OwnerAccounts {
  readonly #accounts = new Map<string, Account>();

  /** Says what of the owner is above its limit; `limit` is that of all together. */
  add(ownerId: string, grown: SentByOwner, limit: TrafficLimit): 'all' | 'no-feed' | null {
    const { all, noFeed } = this.#accounts.get(ownerId) ?? { all: [], noFeed: [] };
    const account = {
      all: grow(all, { ...grown, count: grown.feedPackets, limit }),
      noFeed: grow(noFeed, { ...grown, count: grown.noFeedPackets, limit: noFeedLimit }),
    };
    this.#accounts.set(ownerId, account);
    if (isOverLimit(account.all)) return 'all';
    return isOverLimit(account.noFeed) ? 'no-feed' : null;
  }

  /** Forgets whoever has left. */
  keepOnly(ownerIds: ReadonlySet<string>): void {
    for (const ownerId of this.#accounts.keys()) if (!ownerIds.has(ownerId)) this.#accounts.delete(ownerId);
  }
}

function grow(samples: readonly TrafficSample[], { atMs, bytes, count, limit }: TrafficSample): TrafficSample[] {
  const last = samples.at(-1) ?? { bytes: 0, count: 0 };
  return keepRecent(samples, { atMs, bytes: last.bytes + bytes, count: last.count + count, limit });
}
