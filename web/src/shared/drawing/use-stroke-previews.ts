import { useEffect, useRef, useState } from 'react';
import type { LiveRoomHandle } from '../media/use-live-room.ts';
import { type HeardStrokes, hearPreview, livingPreviews } from './stroke-previews.ts';

const lookEveryMs = 500;

/** What others are drawing now. */
export function useStrokePreviews({ media, view }: Pick<LiveRoomHandle, 'media' | 'view'>): HeardStrokes {
  const [heard, setHeard] = useState<HeardStrokes>(new Map());
  const latestView = useRef(view);
  latestView.current = view;

  useEffect(() => {
    const forgetOld = () =>
      setHeard((before) => livingPreviews(before, latestView.current?.annotations ?? new Map(), Date.now()));
    const timer = setInterval(forgetOld, lookEveryMs);
    const unlisten = media?.signals.listen((signal, from) => {
      if (signal.signal !== 'annotation:preview') return;
      const { preview } = signal;
      // A late word of a stroke that is there already begins nothing anew.
      if (latestView.current?.annotations.has(preview.strokeId)) return;
      setHeard((before) => hearPreview(before, preview, from, Date.now()));
    });
    return () => {
      clearInterval(timer);
      unlisten?.();
    };
  }, [media]);
  return heard;
}
