import type { FrameIdentity } from '@scrubline/contract';
import { useCallback, useEffect, useRef } from 'react';
import { whoMayDraw } from '../../shared/drawing/who-may-draw.ts';
import type { LiveRoomHandle } from '../../shared/media/use-live-room.ts';
import type { FollowedFrames } from './follow-frames.ts';
import { ownSource } from './own-source.ts';
import { createStrokeBeginnings } from './stroke-beginnings.ts';

/** Says of each frame that somebody draws on whether it is here: at the pen's first touch, and when signaling asks. */
export function useFrameVerdicts({ room, view, media }: LiveRoomHandle, frames: FollowedFrames): void {
  const verdicts = useRef(new Map<string, boolean>());
  const latestView = useRef(view);
  latestView.current = view;

  const settle = useCallback(
    (frame: FrameIdentity) => {
      const source = latestView.current && ownSource(latestView.current, frame.feedId);
      if (!source) return;
      const key = `${frame.feedId}@${frame.capturedAt}`;
      // What was seen at the pen's touch is still so when the stroke is finished.
      const found = verdicts.current.get(key) ?? frames.has(source, frame.capturedAt);
      remember(verdicts.current, key, found);
      if (found) frames.keepStill(source, frame.capturedAt);
      room?.ask('annotation:settle-frame', { ...frame, found }).catch(() => undefined);
    },
    [room, frames],
  );

  useEffect(() => {
    const { isBeginning } = createStrokeBeginnings();
    return media?.signals.listen((signal, from) => {
      if (signal.signal !== 'annotation:preview') return;
      const { strokeId, drawnOn } = signal.preview;
      if (!latestView.current || !whoMayDraw(latestView.current).has(from)) return;
      if (isBeginning(strokeId, from, Date.now())) settle(drawnOn);
    });
  }, [media, settle]);

  const wanted = view?.framesWanted;
  const answered = useRef(new WeakSet<FrameIdentity>());
  useEffect(() => {
    for (const frame of wanted ?? []) {
      if (answered.current.has(frame)) continue;
      answered.current.add(frame);
      settle(frame);
    }
  }, [wanted, settle]);
}

/** Nobody asks for a verdict so late that so many others came after it. */
const verdictsKept = 512;

function remember(verdicts: Map<string, boolean>, key: string, found: boolean): void {
  verdicts.set(key, found);
  const [oldest] = verdicts.keys();
  if (verdicts.size > verdictsKept && oldest !== undefined) verdicts.delete(oldest);
}
