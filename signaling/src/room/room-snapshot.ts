import { type Departure, nothingWritten, type ParticipantId, type RoomSnapshot } from '@scrubline/contract';
import type { RoomState } from './room-state.ts';
import { isAdmitted, isTaken, participantOf } from './seat.ts';

/**
 * The room as one participant may see it. Somebody who waits sees nobody but themselves. Their snapshot counts from 0:
 * the broadcast that admits them then shows a gap, and they ask again and get all.
 */
export function snapshotFor(participantId: ParticipantId, state: RoomState): RoomSnapshot {
  const { roomId, sequence, feeds, annotations, freeze, written, media } = state;
  const taken = [...state.seats.values()].filter(isTaken);
  const own = taken.filter((seat) => seat.participantId === participantId);
  if (!own.some(isAdmitted)) {
    const nothing = { feeds: [], annotations: [], freeze: null, written: nothingWritten, departures: [], media: null };
    return { roomId, sequence: 0, participants: own.map(participantOf), ...nothing };
  }
  return {
    roomId,
    sequence,
    participants: taken.map(participantOf),
    feeds: [...feeds.values()],
    annotations: [...annotations.values()],
    freeze,
    written,
    departures: departuresOf(state),
    media,
  };
}

function departuresOf({ seats }: RoomState): Departure[] {
  const gone = [...seats.values()].flatMap(({ participantId, presence }) =>
    presence.phase === 'gone' ? [{ participantId, ...presence }] : [],
  );
  gone.sort((one, other) => one.goneAt - other.goneAt);
  return gone.map(({ participantId, reason }) => ({ participantId, reason }));
}
