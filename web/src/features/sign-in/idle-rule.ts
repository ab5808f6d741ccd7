import type { SessionLeft } from '../../shared/api/session-api.ts';

/** Long enough to come back to the desk. */
export const warnBeforeMs = 60_000;
/** The server is told of actions at most this often. */
export const tellEveryMs = 60_000;
/** Before the server has ended the session by itself, so that the audit knows why. */
const endBeforeMs = 2_000;

export type IdleStep =
  /** Nothing to do until then. Milliseconds since 1970, by this computer. */
  | { readonly do: 'wait'; readonly until: number }
  /** Somebody is in a live room: being there is acting. */
  | { readonly do: 'keep' }
  | { readonly do: 'warn'; readonly until: number }
  | { readonly do: 'end' };

interface Situation {
  /** By this computer's clock. */
  readonly now: number;
  readonly endsAt: number;
  readonly mayBeKept: boolean;
  readonly inLiveRoom: boolean;
}

export const endsAtOf = ({ endsInMs }: SessionLeft, now: number): number => now + endsInMs;

/** What is due now. Nobody is sent away from a live room, not even at the end of the longest shift. */
export function idleStep({ now, endsAt, mayBeKept, inLiveRoom }: Situation): IdleStep {
  const warnAt = endsAt - warnBeforeMs;
  if (now < warnAt) return { do: 'wait', until: warnAt };
  if (inLiveRoom) return mayBeKept && now < endsAt ? { do: 'keep' } : { do: 'wait', until: now + tellEveryMs };
  const endAt = endsAt - endBeforeMs;
  return now < endAt ? { do: 'warn', until: endAt } : { do: 'end' };
}
