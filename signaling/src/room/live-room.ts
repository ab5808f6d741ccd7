import type { Logger } from '@scrubline/service-kit';
import type { Cancel, Clock } from '../clock.ts';
import { applyRoomEvent } from './apply-room-event.ts';
import type { RoomBroadcast, RoomEffect, RoomEvent } from './room-event.ts';
import type { RoomState } from './room-state.ts';
import { nextDeadline } from './seating-rules.ts';

export interface RoomSurroundings {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly broadcast: (room: LiveRoom, broadcast: RoomBroadcast) => void;
  readonly carryOut: (room: LiveRoom, effect: RoomEffect) => void;
}

/** Keeps one room's state, wakes it when time runs out, and passes on what its rules decide. */
export class LiveRoom {
  readonly #surroundings: RoomSurroundings;
  #state: RoomState;
  #cancelTimer: Cancel = () => {};

  constructor(state: RoomState, surroundings: RoomSurroundings) {
    this.#state = state;
    this.#surroundings = surroundings;
  }

  get state(): RoomState {
    return this.#state;
  }

  apply(event: RoomEvent): void {
    const { clock, logger, broadcast, carryOut } = this.#surroundings;
    const outcome = applyRoomEvent(this.#state, event, clock.now());
    this.#state = outcome.state;
    this.#wakeAtNextDeadline();
    for (const effect of outcome.effects) carryOut(this, effect);
    for (const told of outcome.broadcasts) {
      logger.info({ roomId: this.#state.roomId, sequence: told.sequence, ...idsOf(told) }, told.name);
      broadcast(this, told);
    }
  }

  /** No timer outlives the room. */
  dispose(): void {
    this.#cancelTimer();
  }

  #wakeAtNextDeadline(): void {
    this.#cancelTimer();
    const deadline = nextDeadline(this.#state);
    if (deadline === null) return;
    const { clock } = this.#surroundings;
    this.#cancelTimer = clock.after(Math.max(0, deadline - clock.now()), () => this.apply({ event: 'pass-time' }));
  }
}

/** What of a broadcast may stand in a log: ids and codes, never a name. */
function idsOf({ payload }: RoomBroadcast): Record<string, string> {
  return {
    ...('participantId' in payload && { participantId: payload.participantId }),
    ...('presence' in payload && { phase: payload.presence.phase }),
    ...('reason' in payload && { reason: payload.reason }),
    ...('feedId' in payload && { feedId: payload.feedId }),
    ...('freezeId' in payload && { freezeId: payload.freezeId }),
    ...('media' in payload && payload.media && { mediaRoomId: payload.media.mediaRoomId }),
  };
}
