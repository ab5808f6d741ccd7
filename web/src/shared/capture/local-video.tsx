import { useEffect, useState } from 'react';

interface LocalVideoProps {
  track: MediaStreamTrack | null;
  label: string;
  /** As in a mirror, for one's own face. */
  mirrored?: boolean;
}

/** A picture of this computer's own camera. */
export function LocalVideo({ track, label, mirrored = false }: LocalVideoProps) {
  const [video, setVideo] = useState<HTMLVideoElement | null>(null);
  useEffect(() => {
    if (video) video.srcObject = track ? new MediaStream([track]) : null;
  }, [video, track]);
  return (
    <video
      aria-label={label}
      autoPlay
      className={`size-full ${mirrored ? '-scale-x-100 object-cover' : 'object-contain'}`}
      muted
      playsInline
      ref={setVideo}
    />
  );
}
