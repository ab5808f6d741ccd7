import { ContractError, type Feed, type FeedId, type feedRequests, permissionToPublish } from '@scrubline/contract';
import type { Handlers } from '@scrubline/service-kit';
import { findHeldSeat, requirePresent } from '../session/held-seat.ts';
import type { Session } from '../session/session.ts';
import { labelOf, maxBitrateOf } from './feed-label.ts';
import { feedCountOf, sameSourceCountOf } from './feed-rules.ts';
import type { MediaDesk } from './media-desk.ts';

type PublishRequests = Pick<typeof feedRequests, 'feed:publish' | 'feed:set-state' | 'feed:unpublish'>;

export function createPublishHandlers(desk: MediaDesk, newFeedId: () => FeedId): Handlers<PublishRequests, Session> {
  const requireOwnFeed = (session: Session, feedId: FeedId) => {
    const { room, seat } = requirePresent(desk.rooms, session);
    const feed = room.state.feeds.get(feedId);
    if (feed?.participantId !== seat.participantId) throw new ContractError('not-found');
    return room;
  };

  return {
    async 'feed:publish'(session, { transportId, content, rtpParameters }) {
      const at = desk.require(session);
      const { room, seat, mediaRoomId, holdings } = at;
      if (!seat.permissions.includes(permissionToPublish(content))) throw new ContractError('not-permitted');
      holdings.requireTransport(transportId, 'send');
      const { participantId, visitId } = seat;
      const feed: Feed = { feedId: newFeedId(), participantId, content, state: 'live' };
      const mediaKind = content.kind === 'voice' ? 'audio' : 'video';
      const label = labelOf(content);
      const ask = {
        mediaRoomId,
        transportId,
        feedId: feed.feedId,
        mediaKind,
        label,
        maxBitrateBps: maxBitrateOf(content),
        rtpParameters,
      } as const;
      const make = async () => {
        await desk.servers.ask('media:publish', ask);
        desk.requireUnchanged(at);
        if (findHeldSeat(desk.rooms, session)) room.apply({ event: 'publish', feed, visitId, mediaRoomId });
      };
      await holdings.feedAllowance.spend(feedCountOf(room.state, seat), () =>
        holdings.sourceAllowance(label).spend(sameSourceCountOf(room.state, seat, content), make),
      );
      if (!room.state.feeds.has(feed.feedId)) {
        // The connection went meanwhile, and even one who is back on another will not learn this feed's id.
        desk.servers.unpublish({ mediaRoomId, feedId: feed.feedId });
        throw new ContractError('not-in-room');
      }
      return { feedId: feed.feedId };
    },
    'feed:set-state'(session, { feedId, state }) {
      requireOwnFeed(session, feedId).apply({ event: 'set-feed-state', feedId, state });
      return {};
    },
    'feed:unpublish'(session, { feedId }) {
      const room = requireOwnFeed(session, feedId);
      room.apply({ event: 'unpublish', feedId });
      const mediaRoomId = room.state.media?.mediaRoomId;
      if (mediaRoomId) desk.servers.unpublish({ mediaRoomId, feedId });
      return {};
    },
  };
}
