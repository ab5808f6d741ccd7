import { type CameraAxis, type CameraMotion, type CameraPlace, cameraBeatMs, type FeedId } from '@scrubline/contract';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { MediaSession } from '../../shared/media/media-session.ts';

export interface CameraHold {
  readonly motion: CameraMotion;
  /** Moves the camera along an axis until it is let go. */
  readonly hold: (axis: CameraAxis, direction: -1 | 1) => void;
  readonly letGo: (axis: CameraAxis) => void;
  /** Moves it towards a place, until it is let go: null. */
  readonly holdTowards: (place: CameraPlace | null) => void;
}

const standing: CameraMotion = { pan: 0, tilt: 0, zoom: 0 };
const isMoving = ({ pan, tilt, zoom, towards }: CameraMotion): boolean =>
  pan !== 0 || tilt !== 0 || zoom !== 0 || towards !== undefined;

/** Says again and again where to, while a hand is on it. Whatever takes the hand away stops it: another window, too. */
export function useCameraHold(media: MediaSession | null, feedId: FeedId): CameraHold {
  const [motion, setMotion] = useState(standing);
  // Goes on counting over a reload of the page.
  const beat = useRef(Date.now());
  const set = useCallback((axis: CameraAxis, direction: -1 | 0 | 1) => {
    setMotion(({ pan, tilt, zoom }) => ({ pan, tilt, zoom, [axis]: direction }));
  }, []);

  useEffect(() => {
    if (!isMoving(motion)) return;
    const say = () => {
      beat.current += 1;
      media?.signals.send({ signal: 'camera:move', move: { feedId, beat: beat.current, ...motion } });
    };
    say();
    const timer = setInterval(say, cameraBeatMs);
    return () => clearInterval(timer);
  }, [media, feedId, motion]);

  useEffect(() => {
    const stop = () => setMotion(standing);
    const listening = new AbortController();
    const { signal } = listening;
    addEventListener('blur', stop, { signal });
    document.addEventListener('visibilitychange', stop, { signal });
    return () => listening.abort();
  }, []);

  return {
    motion,
    hold: set,
    letGo: useCallback((axis) => set(axis, 0), [set]),
    holdTowards: useCallback((place) => setMotion(place ? { ...standing, towards: place } : standing), []),
  };
}
