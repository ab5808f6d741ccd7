import type { Freeze } from '@scrubline/contract';
import type { LiveRoomHandle } from '../media/use-live-room.ts';
import { mayRelease, standingFreeze } from './standing-freeze.ts';
import { useRelease } from './use-release.ts';

export interface StandingFreeze {
  /** The still that everybody sees now; null while pictures are live. */
  readonly freeze: Freeze | null;
  /** Back to live for everybody. Null for whoever may not, and while nothing is held. */
  readonly release: (() => void) | null;
}

/** Whether a still is held, and the way back, without the still itself. */
export function useStandingFreeze(live: LiveRoomHandle): StandingFreeze {
  const { view } = live;
  const { released, release } = useRelease(live);
  const freeze = view && standingFreeze(view, released);
  const may = view !== null && mayRelease(view, view.self);
  return { freeze, release: freeze && may ? () => release(freeze.freezeId) : null };
}
