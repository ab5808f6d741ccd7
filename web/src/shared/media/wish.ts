import { type Feed, type Participant, screenBeside } from '@scrubline/contract';
import type { RoomView } from '../signaling/room-view.ts';
import type { WishRule } from './live-room.ts';
import type { LocalOffer } from './offered-feeds.ts';

/** The usual wish: these offers, the feeds of others that `watches` says, and the clocks of whoever sends a picture. */
export function wishFor(offers: readonly LocalOffer[], watches: (feed: Feed, view: RoomView) => boolean): WishRule {
  return (view) => {
    const feeds = othersFeeds(view).filter((feed) => watches(feed, view));
    // Somebody whom the server lost may still be heard: their signals take another way.
    const reachable = [...view.participants.values()].filter(
      ({ participantId, presence, signalsOpen }) =>
        participantId !== view.self && presence.phase !== 'waiting' && signalsOpen,
    );
    const ownFeeds = [...view.feeds.values()].filter(({ participantId }) => participantId === view.self);
    const senders = new Set(
      feeds.flatMap(({ content, participantId }) => (content.kind === 'picture' ? [participantId] : [])),
    );
    return {
      offers,
      viewers: [...view.participants.values()].filter((other) => isViewer(other, view)).length,
      shownIds: new Set(ownFeeds.map(({ feedId }) => feedId)),
      feedIds: new Set(feeds.map(({ feedId }) => feedId)),
      signalPeers: new Set(reachable.map(({ participantId }) => participantId)),
      clockPeers: new Set(reachable.map(({ participantId }) => participantId).filter((id) => senders.has(id))),
    };
  };
}

/**
 * Whoever sees only what is sent: not a rig, and not the screen on this very computer. Also while interrupted, so that a
 * short cut does not switch layers off and on.
 */
const isViewer = ({ participantId, role, presence }: Participant, { self }: RoomView): boolean =>
  presence.phase !== 'waiting' && role !== 'rig' && participantId !== self && participantId !== screenBeside(self);

export const othersFeeds = (view: RoomView): readonly Feed[] =>
  [...view.feeds.values()].filter(({ participantId }) => participantId !== view.self);
