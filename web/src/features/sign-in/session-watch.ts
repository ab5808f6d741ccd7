import { ApiRefusedError, callApi } from '../../shared/api/call-api.ts';
import { type PageEnd, sessionLeft } from '../../shared/api/session-api.ts';
import { isInLiveRoom } from '../../shared/presence/presence.ts';
import { endsAtOf, idleStep, tellEveryMs } from './idle-rule.ts';

const retryMs = 10_000;
const actions = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;

export interface SessionWarning {
  /** By this computer's clock, in milliseconds since 1970. */
  readonly endsAt: number;
  /** An action puts it off; else the shift is over. */
  readonly mayBeKept: boolean;
}

interface Watched {
  readonly onWarning: (warning: SessionWarning | null) => void;
  /** The session is over, or will be at once. */
  readonly onEnd: (because: PageEnd) => void;
}

/**
 * Follows the session of this page: tells the server when somebody acts, and asks it what is left before it warns, since
 * another window may have been used.
 * @returns stops
 */
export function watchSession({ onWarning, onEnd }: Watched): () => void {
  let left = { endsAt: Number.POSITIVE_INFINITY, mayBeKept: true };
  let toldAt = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isGone = false;
  let stopped = false;

  const wakeAt = (moment: number) => {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(look, Math.max(0, moment - Date.now()));
  };
  const ask = async (keep: boolean) => {
    const [method, path] = keep ? (['POST', '/api/session/keep'] as const) : (['GET', '/api/session'] as const);
    if (keep) toldAt = Date.now();
    try {
      const reply = await callApi({ method, path, reply: sessionLeft });
      left = { endsAt: endsAtOf(reply, Date.now()), mayBeKept: reply.mayBeKept };
    } catch (error) {
      if (error instanceof ApiRefusedError && error.code === 'not-signed-in') {
        isGone = true;
        left = { endsAt: 0, mayBeKept: false };
      } else if (left.endsAt === Number.POSITIVE_INFINITY) wakeAt(Date.now() + retryMs);
    }
  };
  const follow = () => {
    const step = idleStep({ ...left, now: Date.now(), inLiveRoom: isInLiveRoom() });
    onWarning(step.do === 'warn' ? left : null);
    if (step.do === 'wait') wakeAt(step.until);
    if (step.do === 'warn') wakeAt(step.until);
    if (step.do === 'keep') void ask(true).then(() => wakeAt(Date.now() + retryMs));
    if (step.do === 'end') onEnd(endOf());
  };
  const endOf = (): PageEnd => {
    if (isGone) return 'elsewhere';
    return left.mayBeKept ? 'idle' : 'shift-over';
  };
  const look = async () => {
    await ask(false);
    if (!stopped && left.endsAt !== Number.POSITIVE_INFINITY) follow();
  };
  const tell = async () => {
    await ask(true);
    if (!stopped && left.endsAt !== Number.POSITIVE_INFINITY) follow();
  };
  let due: ReturnType<typeof setTimeout> | undefined;
  const acted = () => {
    if (due || !left.mayBeKept) return;
    const warned = left.endsAt - Date.now() < tellEveryMs;
    // The last action of a minute counts too: it is told when the minute is over.
    due = setTimeout(
      () => {
        due = undefined;
        void tell();
      },
      warned ? 0 : Math.max(0, toldAt + tellEveryMs - Date.now()),
    );
  };
  const seen = () => {
    if (!document.hidden) void look();
  };
  for (const action of actions) window.addEventListener(action, acted, { passive: true, capture: true });
  // A laptop that was closed keeps no timers.
  document.addEventListener('visibilitychange', seen);
  void look();
  return () => {
    stopped = true;
    clearTimeout(timer);
    clearTimeout(due);
    for (const action of actions) window.removeEventListener(action, acted, { capture: true });
    document.removeEventListener('visibilitychange', seen);
  };
}
