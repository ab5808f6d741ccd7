/** Why a camera or microphone gives nothing. Each has a sentence that says what to do. */
export type CaptureProblem = 'denied' | 'busy' | 'missing' | 'ended' | 'unsupported';

export type CaptureState =
  | { readonly status: 'off' }
  | { readonly status: 'starting' }
  | { readonly status: 'live'; readonly track: MediaStreamTrack }
  | { readonly status: 'failed'; readonly problem: CaptureProblem };

/** Opens one camera or microphone. Rejects with the browser's DOMException. */
export type OpenTrack = () => Promise<MediaStreamTrack>;

/** Between tries on a device that is busy or gone. */
const retryEveryMs = 2_000;

/** The names that getUserMedia rejects with (Media Capture and Streams, 10.2). */
export function captureProblem(error: unknown): CaptureProblem {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied';
  if (name === 'NotReadableError' || name === 'AbortError') return 'busy';
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'missing';
  return 'unsupported';
}

export interface Capturing {
  readonly open: OpenTrack;
  /** The permission that the browser asks for; null for a picture that is drawn here. */
  readonly permission: 'camera' | 'microphone' | null;
}

/**
 * Keeps a device open: says in `onState` what it is doing, and comes back by itself when the device does, or when the
 * permission is given. A refusal is not asked again, so that the browser's question does not come back forever.
 * @returns stops it and the track
 */
export function keepCapturing({ open, permission }: Capturing, onState: (state: CaptureState) => void): () => void {
  let stopped = false;
  let opening = false;
  let denied = false;
  let track: MediaStreamTrack | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const fail = (problem: CaptureProblem): void => {
    if (stopped) return;
    track?.stop();
    track = null;
    denied = problem === 'denied';
    clearTimeout(timer);
    onState({ status: 'failed', problem });
    if (problem !== 'denied' && problem !== 'unsupported') timer = setTimeout(tryAgain, retryEveryMs);
  };

  const keep = (opened: MediaStreamTrack): void => {
    if (stopped) {
      opened.stop();
      return;
    }
    track = opened;
    denied = false;
    opened.addEventListener('ended', () => track === opened && fail('ended'), { once: true });
    onState({ status: 'live', track: opened });
  };

  const tryAgain = (): void => {
    if (track || stopped || opening) return;
    clearTimeout(timer);
    opening = true;
    // Over before the answer is told: whoever hears it may want the next try at once.
    const over = () => {
      opening = false;
    };
    open()
      .finally(over)
      .then(keep, (error: unknown) => fail(captureProblem(error)));
  };

  const onPlugged = () => !denied && tryAgain();
  navigator.mediaDevices?.addEventListener('devicechange', onPlugged);
  const unfollow = permission ? followPermission(permission, tryAgain) : () => undefined;
  onState({ status: 'starting' });
  tryAgain();
  return () => {
    stopped = true;
    clearTimeout(timer);
    navigator.mediaDevices?.removeEventListener('devicechange', onPlugged);
    unfollow();
    track?.stop();
  };
}

function followPermission(name: 'camera' | 'microphone', onGranted: () => void): () => void {
  const following = new AbortController();
  const follow = (status: PermissionStatus) =>
    status.addEventListener('change', () => status.state === 'granted' && onGranted(), { signal: following.signal });
  // A browser that cannot tell leaves it to the button.
  navigator.permissions?.query({ name }).then(follow, () => undefined);
  return () => following.abort();
}
