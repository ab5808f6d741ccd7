import { useEffect } from 'react';

const presences = new Set<symbol>();

/** Whether this page is in a live room: whoever watches an operation acts, even with their hands still. */
export const isInLiveRoom = (): boolean => presences.size > 0;

/** Says that the page is in a live room, as long as it is. */
export function usePresence(inLiveRoom: boolean): void {
  useEffect(() => {
    if (!inLiveRoom) return;
    const presence = Symbol('presence');
    presences.add(presence);
    return () => void presences.delete(presence);
  }, [inLiveRoom]);
}
