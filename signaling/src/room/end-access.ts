import type { EndedAccess } from '../history/hear-access-ends.ts';
import type { Sessions } from '../session/sessions.ts';
import type { Rooms } from './rooms.ts';
import { isTaken, type Seat, sessionOf } from './seat.ts';

/** Whoever may be there no longer is gone at once, seated or on the way in; not who came with a later ticket. */
export function endAccess({ rooms, sessions }: { rooms: Rooms; sessions: Sessions }, ended: EndedAccess): void {
  const { participantId, roomId, reason, endedAt } = ended;
  for (const room of rooms.all()) {
    if (roomId !== null && room.state.roomId !== roomId) continue;
    if (participantId === null) room.apply({ event: 'end' });
    const isTheirs = (seat: Seat) =>
      seat.participantId === participantId && isTaken(seat) && seat.ticketIssuedAt <= endedAt;
    for (const seat of [...room.state.seats.values()].filter(isTheirs)) {
      room.apply({ event: 'leave', participantId: seat.participantId, sessionId: sessionOf(seat), reason });
    }
  }
  for (const session of sessions.all()) {
    const own = session.entitlement;
    const isTheirs = participantId === null || (participantId === own.participantId && own.issuedAt <= endedAt);
    if (isTheirs && (roomId ?? own.roomId) === own.roomId) session.end(reason);
  }
}
