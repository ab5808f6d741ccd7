import type { ActId, Participant, ParticipantId, TakeAway } from '@scrubline/contract';

/** An act that holds on this page although the server has not been heard to hold it. Times in milliseconds. */
export interface HeldAct {
  readonly act: TakeAway;
  readonly by: ParticipantId;
  readonly lastHeardAt: number;
}

export interface HeldActs {
  readonly holding: ReadonlyMap<ActId, HeldAct>;
  /** Held by the server. A repetition of one that was still on its way means nothing. */
  readonly settled: ReadonlySet<ActId>;
}

export const noHeldActs: HeldActs = { holding: new Map(), settled: new Set() };

/** Repetitions are at most a second apart; of whoever is silent for so long, the last word was heard. */
export const repetitionSilenceMs = 4_000;

/** A signal overtaken by the server is late by seconds, not by so many acts. */
const settledKept = 256;

export function hearAct(acts: HeldActs, heard: HeldAct): HeldActs {
  if (acts.settled.has(heard.act.actId)) return acts;
  return { ...acts, holding: new Map(acts.holding).set(heard.act.actId, heard) };
}

/** The server holds it now, or refused it: what the room says counts again. */
export function settleAct(acts: HeldActs, actId: ActId): HeldActs {
  if (acts.settled.has(actId)) return acts;
  const holding = new Map(acts.holding);
  holding.delete(actId);
  return { holding, settled: new Set([...[...acts.settled].slice(1 - settledKept), actId]) };
}

/** What this page knows of the server. Times in milliseconds. */
export interface Knowledge {
  readonly self: ParticipantId;
  readonly participants: ReadonlyMap<ParticipantId, Participant>;
  /** When the latest whole state of the room came. */
  readonly freshAt: number;
}

/** Whether the room must be asked anew to learn if the server holds this: whoever said it has fallen silent. */
export const isInDoubt = ({ by, lastHeardAt }: HeldAct, { self, freshAt }: Knowledge, now: number): boolean =>
  by !== self && now - lastHeardAt >= repetitionSilenceMs && freshAt - lastHeardAt < repetitionSilenceMs;

/**
 * Ends what was confirmed while this page did not hear it: whoever acted is in the room, so that the server can hear
 * them, and has long stopped repeating. While they are away the act may still wait in their outbox, and holds.
 */
export function letGo(acts: HeldActs, knowledge: Knowledge): HeldActs {
  const over = [...acts.holding.values()].filter(
    ({ by, lastHeardAt }) =>
      by !== knowledge.self &&
      knowledge.freshAt - lastHeardAt >= repetitionSilenceMs &&
      knowledge.participants.get(by)?.presence.phase === 'present',
  );
  return over.reduce((rest, { act }) => settleAct(rest, act.actId), acts);
}
