import { useCallback, useEffect, useState } from 'react';
import type { LiveRoom } from '../media/live-room.ts';
import type { RoomView } from '../signaling/room-view.ts';

export interface OwnVoice {
  /** True when either side says so: the page at once, the server for as long as it remembers. */
  readonly muted: boolean;
  /** Whether it was muted on this page, by its own person. */
  readonly mutedHere: boolean;
  readonly toggle: () => void;
}

/**
 * One's own microphone. Muting acts here before anybody is asked; unmuting waits for the server's yes, so that nobody
 * comes back from an interruption with more sound than before.
 */
export function useOwnVoice(room: LiveRoom | null, view: RoomView | null): OwnVoice {
  const [mutedHere, setMutedHere] = useState(false);
  const mutedThere = view?.participants.get(view.self)?.muted ?? false;
  const muted = mutedHere || mutedThere;

  const toggle = useCallback(() => {
    setMutedHere(!muted);
    // Refused or lost: the server still says muted, and so does the page.
    if (muted) room?.ask('voice:set-muted', { muted: false }).catch(() => undefined);
  }, [muted, room]);

  // Also after a cut: a mute that the server missed is told again.
  useEffect(() => {
    if (room && view && mutedHere && !mutedThere) room.ask('voice:set-muted', { muted: true }).catch(() => undefined);
  }, [room, view, mutedHere, mutedThere]);

  return { muted, mutedHere, toggle };
}
