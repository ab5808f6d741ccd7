import { type FeedId, isTheatre } from '@scrubline/contract';
import { isSummoned } from '../command/held-wish.ts';
import type { RoomView } from '../signaling/room-view.ts';

/** How loud the others are while all-hear is on. */
const duckedLoudness = 0.2;

/** How loud a voice is played here, 0..1: never somebody who is muted, whatever their page sends. */
export function loudnessOf(feedId: FeedId, view: RoomView, allHear: boolean): number {
  const self = view.participants.get(view.self);
  const owner = view.participants.get(view.feeds.get(feedId)?.participantId ?? view.self);
  if (!owner || owner.participantId === view.self || !owner.permissions.includes('speak')) return 0;
  // What is said between the theatre and the others comes first; among each other they are quieter.
  if (allHear && isSummoned(owner)) return isTheatre(owner) || (self && isTheatre(self)) ? 1 : duckedLoudness;
  if (owner.muted) return 0;
  return allHear ? duckedLoudness : 1;
}

/** Whether anything of a feed is played or painted here at all. */
export const isPlayed = (feedId: FeedId, view: RoomView, allHear: boolean): boolean => {
  const feed = view.feeds.get(feedId);
  return feed?.content.kind === 'voice' ? loudnessOf(feedId, view, allHear) > 0 : feed !== undefined;
};
