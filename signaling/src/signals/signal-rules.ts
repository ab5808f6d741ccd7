import type { EventOf } from '../room/room-event.ts';
import type { RoomChange } from '../room/room-state.ts';

/** A second channel takes the first one's place; the others are told, so that they listen to the new one. */
export function openSignals(change: RoomChange, { participantId, visitId, dataProducerId }: EventOf<'open-signals'>) {
  const seat = change.takenSeat(participantId);
  if (seat?.visitId === visitId) change.reseat({ ...seat, signals: dataProducerId });
}
