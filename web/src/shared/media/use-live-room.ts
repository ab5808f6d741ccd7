import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { CommandState } from '../command/room-command.ts';
import { createObservable, type Observable } from '../signaling/observable.ts';
import type { RoomConnectionState, TicketGrant } from '../signaling/room-connection.ts';
import type { RoomView } from '../signaling/room-view.ts';
import { joinLiveRoom, type LiveRoom, outsideEveryRoom, type WishRule } from './live-room.ts';
import type { MediaSession } from './media-session.ts';

export const useObservable = <Value>(observable: Observable<Value>): Value =>
  useSyncExternalStore(observable.subscribe, observable.get, observable.get);

const nowhere = createObservable(outsideEveryRoom);

type Entry =
  | { readonly phase: 'outside' }
  | { readonly phase: 'entering' }
  | { readonly phase: 'refused'; readonly error: unknown }
  | { readonly phase: 'inside'; readonly room: LiveRoom };

export interface LiveRoomHandle {
  readonly entry: Entry;
  readonly room: LiveRoom | null;
  readonly connection: RoomConnectionState;
  /** The room as it holds here, with what was taken away. */
  readonly view: RoomView | null;
  readonly command: CommandState;
  readonly media: MediaSession | null;
  readonly join: () => void;
  readonly leave: () => void;
}

/** Whether the room goes on without its server, which is looked for. */
export const isLinkAway = ({ connection }: LiveRoomHandle): boolean =>
  connection.phase === 'joined' && connection.link === 'reconnecting';

/** One room for as long as the component lives. Leaving the page, also while still entering, leaves the room. */
export function useLiveRoom(fetchTicket: () => Promise<TicketGrant>): LiveRoomHandle {
  const [entry, setEntry] = useState<Entry>({ phase: 'outside' });
  const [attempt, setAttempt] = useState<number | null>(null);
  const latestFetch = useRef(fetchTicket);
  latestFetch.current = fetchTicket;

  useEffect(() => {
    if (attempt === null) return;
    let current = true;
    let joined: LiveRoom | null = null;
    const onJoined = (room: LiveRoom) => {
      joined = room;
      if (current) setEntry({ phase: 'inside', room });
      else void room.leave();
    };
    setEntry({ phase: 'entering' });
    joinLiveRoom(() => latestFetch.current()).then(onJoined, (error: unknown) => {
      if (current) setEntry({ phase: 'refused', error });
    });
    return () => {
      current = false;
      void joined?.leave();
      setEntry({ phase: 'outside' });
    };
  }, [attempt]);

  const join = useCallback(() => setAttempt((count) => (count ?? 0) + 1), []);
  const leave = useCallback(() => setAttempt(null), []);
  const room = entry.phase === 'inside' ? entry.room : null;
  const { connection, view, command, media } = useObservable(room?.state ?? nowhere);
  return useMemo(
    () => ({ entry, room, connection, view, command, media, join, leave }),
    [entry, room, connection, view, command, media, join, leave],
  );
}

/** Tells the room what this page wants of it, each time that changes. */
export function useWish(room: LiveRoom | null, wish: WishRule): void {
  useEffect(() => room?.wish(wish), [room, wish]);
}

const nothingWatched = createObservable<ReturnType<MediaSession['watched']['get']>>(new Map());

export const useWatchedFeeds = (media: MediaSession | null) => useObservable(media?.watched ?? nothingWatched);
