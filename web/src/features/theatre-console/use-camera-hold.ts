import { type CameraAxis, type CameraMotion, cameraBeatMs, type FeedId } from '@scrubline/contract';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { MediaSession } from '../../shared/media/media-session.ts';

export interface CameraHold {
  readonly motion: CameraMotion;
  /** Moves the camera along an axis until it is let go. */
  readonly hold: (axis: CameraAxis, direction: -1 | 1) => void;
  readonly letGo: (axis: CameraAxis) => void;
}

const standing: CameraMotion = { pan: 0, tilt: 0, zoom: 0 };
const isMoving = ({ pan, tilt, zoom }: CameraMotion): boolean => pan !== 0 || tilt !== 0 || zoom !== 0;

/** Says again and again where to, while a hand is on it. Whatever takes the hand away stops it: another window, too. */
export function useCameraHold(media: MediaSession | null, feedId: FeedId): CameraHold {
  const [motion, setMotion] = useState(standing);
  // Goes on counting over a reload of the page.
  const beat = useRef(Date.now());
  const set = useCallback((axis: CameraAxis, direction: -1 | 0 | 1) => {
    setMotion((before) => (before[axis] === direction ? before : { ...before, [axis]: direction }));
  }, []);

  useEffect(() => {
    if (!isMoving(motion)) return;
    const say = (said: CameraMotion) => {
      beat.current += 1;
      media?.signals.send({ signal: 'camera:move', move: { feedId, beat: beat.current, ...said } });
    };
    say(motion);
    const timer = setInterval(() => say(motion), cameraBeatMs);
    return () => {
      clearInterval(timer);
      say(standing);
    };
  }, [media, feedId, motion]);

  useEffect(() => {
    const stop = () => setMotion(standing);
    const listening = new AbortController();
    const { signal } = listening;
    addEventListener('blur', stop, { signal });
    document.addEventListener('visibilitychange', stop, { signal });
    return () => listening.abort();
  }, []);

  return { motion, hold: set, letGo: useCallback((axis) => set(axis, 0), [set]) };
}
