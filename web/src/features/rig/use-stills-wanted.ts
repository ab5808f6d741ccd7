import type { FrameIdentity } from '@scrubline/contract';
import { useEffect, useRef, useState } from 'react';
import type { LiveRoom } from '../../shared/media/live-room.ts';
import type { LiveRoomHandle } from '../../shared/media/use-live-room.ts';
import type { FollowedFrames } from './follow-frames.ts';
import { ownSource } from './own-source.ts';
import { createStillSender, type StillSender } from './send-still.ts';

/** Answers signaling when it asks for the still of a frame: with the still, or that the frame is gone. */
export function useStillsWanted({ room, view }: LiveRoomHandle, frames: FollowedFrames): void {
  const wanted = view?.stillsWanted;
  const latestView = useRef(view);
  latestView.current = view;
  const [send] = useState(() => createStillSender({ now: () => performance.now(), wait: after }));
  const answered = useRef(new WeakSet<FrameIdentity>());
  useEffect(() => {
    for (const frame of wanted ?? []) {
      if (answered.current.has(frame)) continue;
      answered.current.add(frame);
      const source = latestView.current && ownSource(latestView.current, frame.feedId);
      if (!source || !room) continue;
      // Signaling gives up by itself what does not come.
      answer(room, frame, frames.still(source, frame.capturedAt), send).catch(() => undefined);
    }
  }, [wanted, room, frames, send]);
}

const after = (delayMs: number) => new Promise<void>((resolve) => setTimeout(resolve, delayMs));

/** The frame is looked for at once, whenever its still can be sent. */
async function answer(room: LiveRoom, frame: FrameIdentity, looking: Promise<Blob | null>, send: StillSender) {
  const jpeg = await looking;
  if (jpeg) await send(room, frame, jpeg);
  else await room.ask('still:miss', frame);
}
