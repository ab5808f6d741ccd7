import type { FeedId } from '@scrubline/contract';
import { useEffect, useState } from 'react';
import type { LiveRoomHandle } from '../media/use-live-room.ts';
import { type HeardPointers, pointerGoneMs, type ShownPointer, shownPointers } from './pointers.ts';

const fadingStepMs = 250;

/** Who points at a picture now. */
export function usePointers({ media, view }: Pick<LiveRoomHandle, 'media' | 'view'>, feedId: FeedId | null) {
  const [heard, setHeard] = useState<HeardPointers>(new Map());
  const [now, setNow] = useState(0);
  useEffect(
    () =>
      media?.signals.listen((signal, from) => {
        if (signal.signal !== 'pointer:at') return;
        const { signal: _, ...place } = signal;
        const at = Date.now();
        setNow(at);
        setHeard((before) => new Map(before).set(from, { ...place, at }));
      }),
    [media],
  );
  // Only while there is something to fade.
  useEffect(() => {
    if (heard.size === 0) return;
    const timer = setInterval(() => {
      const at = Date.now();
      setNow(at);
      setHeard((before) => new Map([...before].filter(([, pointer]) => at - pointer.at < pointerGoneMs)));
    }, fadingStepMs);
    return () => clearInterval(timer);
  }, [heard.size]);
  return view && feedId ? shownPointers(view, heard, feedId, now) : noPointers;
}

const noPointers: readonly ShownPointer[] = [];
