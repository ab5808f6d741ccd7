import { ContractError, type cameraRequests } from '@scrubline/contract';
import type { Handlers } from '@scrubline/service-kit';
import type { Rooms } from '../room/rooms.ts';
import { requirePresent } from '../session/held-seat.ts';
import type { Session } from '../session/session.ts';

/** Moving is by signals alone: who may is the holder of `control-camera`, and the rig asks the room of that moment. */
export function createCameraHandlers(rooms: Rooms): Handlers<typeof cameraRequests, Session> {
  return {
    'camera:describe'(session, { feedId, movable, places }) {
      const { room, seat } = requirePresent(rooms, session);
      // Nobody speaks for another one's camera.
      if (room.state.feeds.get(feedId)?.participantId !== seat.participantId) throw new ContractError('not-found');
      room.apply({ event: 'describe-camera', feedId, movable, places });
      return {};
    },
    'camera:keep-place'(session, { feedId, place }) {
      const { room } = requirePresent(rooms, session);
      if (!room.state.feeds.has(feedId)) throw new ContractError('not-found');
      room.apply({ event: 'want-place', feedId, place });
      return {};
    },
    'camera:ask-source'(session, { source }) {
      const { room, seat } = requirePresent(rooms, session);
      if (seat.role !== 'specialist') throw new ContractError('not-permitted');
      room.apply({ event: 'ask-source', participantId: seat.participantId, source });
      return {};
    },
    'camera:answer-source'(session, answer) {
      requirePresent(rooms, session).room.apply({ event: 'answer-source', ...answer });
      return {};
    },
  };
}
