import type { LiveRoomHandle } from '../media/use-live-room.ts';

/** What was answered instead of letting this page in; null while nothing was. */
export function refusalOf(entry: LiveRoomHandle['entry'], connection: LiveRoomHandle['connection']): unknown {
  if (entry.phase === 'refused') return entry.error;
  return entry.phase === 'inside' && connection.phase === 'refused' ? connection.error : null;
}
