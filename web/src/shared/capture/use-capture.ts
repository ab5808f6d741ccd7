import { useCallback, useEffect, useState } from 'react';
import { type CaptureState, keepCapturing, type OpenTrack } from './capture.ts';

export interface Capture {
  readonly state: CaptureState;
  readonly track: MediaStreamTrack | null;
  readonly retry: () => void;
}

/** Holds a device while `open` is given; `null` closes it. A new `open` closes the old one first. */
export function useCapture(open: OpenTrack | null): Capture {
  const [state, setState] = useState<CaptureState>({ status: 'off' });
  const [attempt, setAttempt] = useState(0);
  const retry = useCallback(() => setAttempt((count) => count + 1), []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt opens the same device again.
  useEffect(() => {
    if (!open) {
      setState({ status: 'off' });
      return;
    }
    return keepCapturing(open, setState);
  }, [open, attempt]);

  return { state, track: state.status === 'live' ? state.track : null, retry };
}
