import { useCallback, useEffect, useMemo, useState } from 'react';
import type { LiveRoom } from '../media/live-room.ts';
import type { RoomView } from '../signaling/room-view.ts';
import { openKeptMute } from './kept-mute.ts';

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
  const [said, setSaid] = useState<boolean | null>(null);
  const [roomId, self] = [view?.roomId, view?.self];
  const kept = useMemo(() => (roomId && self ? openKeptMute(localStorage, { roomId, self }) : null), [roomId, self]);
  // Before anything is published: what the server was not told before a reload counts as if it had just been said.
  const keptBefore = useMemo(() => kept?.isKept() ?? false, [kept]);
  const mutedHere = said ?? keptBefore;
  const mutedThere = view?.participants.get(view.self)?.muted ?? false;
  const muted = mutedHere || mutedThere;

  const toggle = useCallback(() => {
    setSaid(!muted);
    if (muted) kept?.forget();
    else kept?.keep();
    // Refused or lost: the server still says muted, and so does the page.
    if (muted) room?.ask('voice:set-muted', { muted: false }).catch(() => undefined);
  }, [muted, room, kept]);

  // Also after a cut: a mute that the server missed is told again.
  useEffect(() => {
    if (room && view && mutedHere && !mutedThere) room.ask('voice:set-muted', { muted: true }).catch(() => undefined);
  }, [room, view, mutedHere, mutedThere]);

  useEffect(() => {
    if (mutedThere) kept?.forget();
  }, [mutedThere, kept]);

  return { muted, mutedHere, toggle };
}
