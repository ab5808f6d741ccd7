import { ContractError, type signalRequests } from '@scrubline/contract';
import type { Handlers } from '@scrubline/service-kit';
import { livingSources, type MediaDesk } from '../feeds/media-desk.ts';
import type { Session } from '../session/session.ts';

export function createSignalHandlers(desk: MediaDesk): Handlers<typeof signalRequests, Session> {
  return {
    async 'signal:publish'(session, { transportId, sctpStreamParameters }) {
      const at = desk.require(session);
      const { room, seat, mediaRoomId, holdings } = at;
      holdings.requireTransport(transportId, 'send');
      const ask = { mediaRoomId, transportId, sctpStreamParameters };
      const { dataProducerId } = await desk.servers.ask('media:publish-signals', ask);
      desk.requireUnchanged(at);
      const { participantId, visitId } = seat;
      room.apply({ event: 'open-signals', participantId, visitId, dataProducerId });
      return { dataProducerId };
    },
    async 'signal:watch'(session, { participantId, transportId }) {
      const at = desk.require(session);
      const { room, mediaRoomId, holdings } = at;
      const dataProducerId = room.state.seats.get(participantId)?.signals;
      if (!dataProducerId) throw new ContractError('not-found');
      holdings.requireTransport(transportId, 'receive');
      return holdings.consumerAllowance.spend(holdings.countConsumers(livingSources(room.state)), async () => {
        const ask = { mediaRoomId, transportId, dataProducerId };
        const watched = await desk.servers.ask('media:subscribe-signals', ask);
        desk.requireUnchanged(at);
        holdings.addConsumer(watched.dataConsumerId, dataProducerId);
        return { ...watched, dataProducerId };
      });
    },
  };
}
