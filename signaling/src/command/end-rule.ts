import type { RoomChange } from '../room/room-state.ts';
import { departAll } from '../room/seating-rules.ts';

/** Over for everybody, the theatre included. Nobody takes a seat any more. */
export function end(change: RoomChange): void {
  if (change.hasEnded) return;
  change.hasEnded = true;
  change.effects.push({ effect: 'end-consultation' });
  departAll(change, 'consultation-ended');
}
