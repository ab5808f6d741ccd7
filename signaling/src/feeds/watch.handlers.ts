import { ContractError, type feedRequests } from '@scrubline/contract';
import type { Handlers } from '@scrubline/service-kit';
import type { Session } from '../session/session.ts';
import { livingSources, type MediaDesk } from './media-desk.ts';

type WatchRequests = Pick<typeof feedRequests, 'feed:watch' | 'feed:resume' | 'feed:prefer-layer' | 'feed:unwatch'>;

export function createWatchHandlers(desk: MediaDesk): Handlers<WatchRequests, Session> {
  return {
    async 'feed:watch'(session, { feedId, transportId, rtpCapabilities }) {
      const at = desk.require(session);
      const { room, mediaRoomId, holdings } = at;
      if (!room.state.feeds.has(feedId)) throw new ContractError('not-found');
      holdings.requireTransport(transportId, 'receive');
      return holdings.consumerAllowance.spend(holdings.countConsumers(livingSources(room.state)), async () => {
        const ask = { mediaRoomId, transportId, feedId, rtpCapabilities };
        const consumer = await desk.servers.ask('media:subscribe', ask);
        desk.requireUnchanged(at);
        holdings.addConsumer(consumer.consumerId, feedId);
        return { ...consumer, feedId };
      });
    },
    async 'feed:resume'(session, { consumerId }) {
      const { holdings, mediaRoomId } = desk.require(session);
      holdings.requireConsumer(consumerId);
      return desk.servers.ask('media:resume', { mediaRoomId, consumerId });
    },
    async 'feed:prefer-layer'(session, { consumerId, spatialLayer }) {
      const { holdings, mediaRoomId } = desk.require(session);
      holdings.requireConsumer(consumerId);
      return desk.servers.ask('media:prefer-layer', { mediaRoomId, consumerId, spatialLayer });
    },
    'feed:unwatch'(session, { consumerId }) {
      const { holdings, mediaRoomId } = desk.require(session);
      holdings.requireConsumer(consumerId);
      holdings.removeConsumer(consumerId);
      desk.servers.unsubscribe({ mediaRoomId, consumerId });
      return {};
    },
  };
}
