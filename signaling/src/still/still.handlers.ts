import { ContractError, type FeedId, type stillRequests } from '@scrubline/contract';
import type { Handlers } from '@scrubline/service-kit';
import type { Rooms } from '../room/rooms.ts';
import { type Held, requirePresent } from '../session/held-seat.ts';
import type { Session } from '../session/session.ts';
import type { Stills } from './stills.ts';

export function createStillHandlers(rooms: Rooms, stills: Stills): Handlers<typeof stillRequests, Session> {
  return {
    async 'still:send'(session, sent) {
      const held = requirePresent(rooms, session);
      requireOwnPicture(held, sent.frame.feedId);
      await stills.accept(held.room, held.seat.participantId, sent);
      return {};
    },
    'still:miss'(session, frame) {
      const held = requirePresent(rooms, session);
      requireOwnPicture(held, frame.feedId);
      stills.miss(held.room.state.roomId, frame);
      return {};
    },
    async 'still:fetch'(session, { index, ...frame }) {
      const { room } = requirePresent(rooms, session);
      return stills.piece(room.state.roomId, frame, index);
    },
  };
}

/** Nobody speaks for another one's picture, and nobody learns whether it is there. */
function requireOwnPicture({ room, seat }: Held, feedId: FeedId): void {
  if (room.state.feeds.get(feedId)?.participantId !== seat.participantId) throw new ContractError('not-found');
}
