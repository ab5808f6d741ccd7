import type { feedRequests } from '@scrubline/contract';
import type { Handlers } from '@scrubline/service-kit';
import type { Session } from '../session/session.ts';
import type { MediaDesk } from './media-desk.ts';

type TransportRequests = Pick<
  typeof feedRequests,
  'feed:open-transport' | 'feed:connect-transport' | 'feed:restart-ice'
>;

export function createTransportHandlers(desk: MediaDesk): Handlers<TransportRequests, Session> {
  return {
    async 'feed:open-transport'(session, { direction }) {
      const at = desk.require(session);
      const { holdings, mediaRoomId, seat } = at;
      return holdings.transportAllowance.spend(holdings.transportCount, async () => {
        const ask = { mediaRoomId, ownerId: seat.visitId, direction };
        const transport = await desk.servers.ask('media:create-transport', ask);
        desk.requireUnchanged(at);
        holdings.addTransport(transport.transportId, direction);
        return transport;
      });
    },
    async 'feed:connect-transport'(session, { transportId, dtlsParameters }) {
      const { holdings, mediaRoomId } = desk.require(session);
      holdings.requireTransport(transportId);
      return desk.servers.ask('media:connect-transport', { mediaRoomId, transportId, dtlsParameters });
    },
    async 'feed:restart-ice'(session, { transportId }) {
      const { holdings, mediaRoomId } = desk.require(session);
      holdings.requireTransport(transportId);
      return desk.servers.ask('media:restart-ice', { mediaRoomId, transportId });
    },
  };
}
