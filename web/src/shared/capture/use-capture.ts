import { useCallback, useEffect, useState } from 'react';
import { type CaptureState, type Capturing, keepCapturing } from './capture.ts';

export interface Capture {
  readonly state: CaptureState;
  readonly track: MediaStreamTrack | null;
  readonly retry: () => void;
}

/** Holds a device while one is given; `null` closes it. Another one closes the first. */
export function useCapture(device: Capturing | null): Capture {
  const [state, setState] = useState<CaptureState>({ status: 'off' });
  const [attempt, setAttempt] = useState(0);
  const retry = useCallback(() => setAttempt((count) => count + 1), []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt opens the same device again.
  useEffect(() => {
    if (!device) {
      setState({ status: 'off' });
      return;
    }
    return keepCapturing(device, setState);
  }, [device, attempt]);

  return { state, track: state.status === 'live' ? state.track : null, retry };
}
