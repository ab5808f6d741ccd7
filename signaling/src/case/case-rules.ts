import { withAddition } from '@scrubline/contract';
import type { EventOf } from '../room/room-event.ts';
import type { RoomChange } from '../room/room-state.ts';

/** It was kept by now, and stays whatever became of its author meanwhile. */
export function writeDown(change: RoomChange, { addition }: EventOf<'write-down'>): void {
  change.written = withAddition(change.written, addition);
  switch (addition.kind) {
    case 'checklist':
      change.tell('checklist:marked', addition.entry);
      return;
    case 'note':
      change.tell('note:written', addition.entry);
      return;
    case 'moment':
      change.tell('note:moment-marked', addition.entry);
      return;
    case 'message':
      change.tell('chat:sent', addition.entry);
      return;
  }
}
