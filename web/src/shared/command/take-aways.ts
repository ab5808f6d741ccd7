import type { ActId, ParticipantId, Signal, TakeAway } from '@scrubline/contract';
import type { RoomView } from '../signaling/room-view.ts';
import { type HeldActs, hearAct, isInDoubt, type Knowledge, letGo, noHeldActs, settleAct } from './held-acts.ts';
import { startRepeating } from './repetition.ts';
import { type SteadyPresence, steadyPresence } from './steady-presence.ts';

/** How often a page looks whether an act it heard of was confirmed meanwhile. */
const doubtEveryMs = 1_000;

export interface TakeAwayEffects {
  readonly send: (signal: Signal) => void;
  /** Asks the server for the whole state of the room. */
  readonly refresh: () => void;
  readonly onChange: () => void;
  /** Milliseconds. */
  readonly now: () => number;
}

/** What was taken away, here or at another page of the theatre, and is not known to be held by the server. */
export interface TakeAways {
  readonly holding: () => readonly TakeAway[];
  /** One's own act: said until it is settled. */
  readonly act: (act: TakeAway, self: ParticipantId) => void;
  readonly hear: (act: TakeAway, by: ParticipantId) => void;
  readonly settle: (actId: ActId) => void;
  readonly follow: (view: RoomView, freshAt: number) => void;
  readonly stop: () => void;
}

export function createTakeAways(effects: TakeAwayEffects): TakeAways {
  let acts: HeldActs = noHeldActs;
  let steady: SteadyPresence = new Map();
  let knowledge: Knowledge | null = null;
  const repeating = new Map<ActId, () => void>();

  const set = (next: HeldActs): void => {
    const changed = next.holding !== acts.holding;
    acts = next;
    for (const [actId, stopRepeating] of repeating) {
      if (acts.holding.has(actId)) continue;
      stopRepeating();
      repeating.delete(actId);
    }
    if (changed) effects.onChange();
  };

  const doubt = setInterval(() => {
    const known = knowledge;
    if (!known) return;
    if ([...acts.holding.values()].some((held) => isInDoubt(held, known, effects.now()))) effects.refresh();
  }, doubtEveryMs);

  return {
    holding: () => [...acts.holding.values()].map(({ act }) => act),
    act: (act, self) => {
      set(hearAct(acts, { act, by: self, lastHeardAt: effects.now() }));
      repeating.set(
        act.actId,
        startRepeating(() => effects.send({ signal: 'command:take-away', act })),
      );
    },
    hear: (act, by) => {
      // Nobody speaks for this page but itself; what it did itself holds until it is answered.
      const self = knowledge?.self;
      if (by !== self && acts.holding.get(act.actId)?.by !== self)
        set(hearAct(acts, { act, by, lastHeardAt: effects.now() }));
    },
    settle: (actId) => set(settleAct(acts, actId)),
    follow: (view, freshAt) => {
      const { self, participants } = view;
      steady = steadyPresence(steady, participants, effects.now());
      knowledge = { self, participants, steady, freshAt };
      set(letGo(view.tookAway.reduce(settleAct, acts), knowledge));
    },
    stop: () => {
      clearInterval(doubt);
      for (const stopRepeating of repeating.values()) stopRepeating();
    },
  };
}
