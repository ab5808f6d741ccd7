import type { FreezeId } from '@scrubline/contract';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { LiveRoomHandle } from '../media/use-live-room.ts';
import { mayRelease } from './standing-freeze.ts';

/** Also while signaling is away: until it has said that the still is released. */
const repeatEveryMs = 1_000;

interface Release {
  /** What is over here, whether or not signaling has said so. */
  readonly released: ReadonlySet<FreezeId>;
  readonly release: (freezeId: FreezeId) => void;
}

/** Back to live: here at once, on the others' screens by signal, and in the room by a request that is told until it holds. */
export function useRelease({ view, media, room }: LiveRoomHandle): Release {
  const [released, setReleased] = useState<ReadonlySet<FreezeId>>(new Set());
  const [own, setOwn] = useState<FreezeId | null>(null);
  const latestView = useRef(view);
  latestView.current = view;
  const note = useCallback((freezeId: FreezeId) => setReleased((before) => new Set([...before, freezeId])), []);

  useEffect(
    () =>
      media?.signals.listen((signal, from) => {
        if (signal.signal !== 'freeze:release') return;
        if (latestView.current && mayRelease(latestView.current, from)) note(signal.freezeId);
      }),
    [media, note],
  );

  const isStillHeld = own !== null && view?.freeze?.freezeId === own;
  useEffect(() => {
    if (!isStillHeld || own === null) return;
    const tell = () => {
      media?.signals.send({ signal: 'freeze:release', freezeId: own });
      room?.ask('freeze:release', { freezeId: own }).catch(() => undefined);
    };
    tell();
    const timer = setInterval(tell, repeatEveryMs);
    return () => clearInterval(timer);
  }, [isStillHeld, own, media, room]);

  const release = useCallback(
    (freezeId: FreezeId) => {
      note(freezeId);
      setOwn(freezeId);
    },
    [note],
  );
  return { released, release };
}
