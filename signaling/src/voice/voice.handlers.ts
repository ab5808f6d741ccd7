import { ContractError, type voiceRequests } from '@scrubline/contract';
import type { Handlers } from '@scrubline/service-kit';
import type { Rooms } from '../room/rooms.ts';
import { requirePresent } from '../session/held-seat.ts';
import type { Session } from '../session/session.ts';

export function createVoiceHandlers(rooms: Rooms): Handlers<typeof voiceRequests, Session> {
  return {
    'voice:set-muted'(session, { muted }) {
      const { room, seat } = requirePresent(rooms, session);
      if (!muted && !seat.permissions.includes('speak')) throw new ContractError('not-permitted');
      room.apply({ event: 'set-muted', participantId: seat.participantId, muted });
      return {};
    },
  };
}
