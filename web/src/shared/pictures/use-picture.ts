import { useEffect, useRef, useState } from 'react';
import type { PictureReading } from './frame-statistics.ts';
import { type FrameSource, type FrameWatch, watchFrames } from './frame-watch.ts';

/** Four times a second: a number that changes faster cannot be read. */
const readEveryMs = 250;

export interface Picture {
  readonly videoRef: (video: HTMLVideoElement | null) => void;
  readonly video: HTMLVideoElement | null;
  readonly reading: PictureReading | null;
  /** `performance.now()` of the latest reading. */
  readonly readAt: number;
  /** Milliseconds since 1970 on this page's clock. */
  readonly firstFrameAt: number | null;
}

/** Shows a track in a video element and reads what is presented there. */
export function usePicture(track: MediaStreamTrack | null, source: FrameSource): Picture {
  const [video, setVideo] = useState<HTMLVideoElement | null>(null);
  const [firstFrameAt, setFirstFrameAt] = useState<number | null>(null);
  const [read, setRead] = useState<{ reading: PictureReading | null; at: number }>({ reading: null, at: 0 });
  const latestSource = useRef(source);
  latestSource.current = source;

  useEffect(() => {
    if (!video) return;
    video.srcObject = track ? new MediaStream([track]) : null;
    // What was read of another track says nothing about this one.
    setRead({ reading: null, at: performance.now() });
    setFirstFrameAt(null);
    if (!track) return;
    const following: FrameSource = {
      get captureTimes() {
        return latestSource.current.captureTimes;
      },
      clock: () => latestSource.current.clock(),
    };
    const watch: FrameWatch = watchFrames(video, following, () =>
      setFirstFrameAt(performance.timeOrigin + performance.now()),
    );
    const timer = setInterval(() => {
      const at = performance.now();
      setRead({ reading: watch.read(at), at });
    }, readEveryMs);
    return () => {
      watch.stop();
      clearInterval(timer);
    };
  }, [video, track]);

  return { videoRef: setVideo, video, reading: read.reading, readAt: read.at, firstFrameAt };
}
