import {
  type ActId,
  isTheatre,
  type Participant,
  type ParticipantId,
  pingIntervalMs,
  pingTimeoutMs,
  type TakeAway,
} from '@scrubline/contract';
import type { SteadyPresence } from './steady-presence.ts';

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

/** An answer that is waited for in vain, and the next try. */
const deliveryMarginMs = 10_000;

/**
 * Of whoever was silent and in the room for so long, the server has every act: a cut would have been noticed, and after
 * one the act is told before anything is said anew. Too long only restrains longer.
 */
export const quietBeforeLetGoMs = pingIntervalMs + pingTimeoutMs + deliveryMarginMs;

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
  /** Whoever left for good is not among them. */
  readonly participants: ReadonlyMap<ParticipantId, Participant>;
  readonly steady: SteadyPresence;
  /** When the latest whole state of the room came. */
  readonly freshAt: number;
}

/** Whether the room must be asked anew to learn if the server holds this: it has been quiet for long enough. */
export function isInDoubt(held: HeldAct, knowledge: Knowledge, now: number): boolean {
  const from = quietFrom(held, knowledge);
  return from !== null && now - from >= quietBeforeLetGoMs && knowledge.freshAt - from < quietBeforeLetGoMs;
}

/**
 * Ends what was confirmed while this page did not hear it. While whoever acted is away the act may still wait in their
 * outbox, and holds. Said again, it holds again.
 */
export function letGo(acts: HeldActs, knowledge: Knowledge): HeldActs {
  const lasting = [...acts.holding].filter(([, held]) => {
    const from = quietFrom(held, knowledge);
    return from === null || knowledge.freshAt - from < quietBeforeLetGoMs;
  });
  return lasting.length === acts.holding.size ? acts : { ...acts, holding: new Map(lasting) };
}

/** Since when somebody who would have told the server has been quiet in the room; null when there is nobody. */
function quietFrom({ by, lastHeardAt }: HeldAct, knowledge: Knowledge): number | null {
  if (by === knowledge.self) return null;
  const from = Math.min(...witnessesOf(by, knowledge).map((id) => knowledge.steady.get(id)?.from ?? Infinity));
  return Number.isFinite(from) ? Math.max(from, lastHeardAt) : null;
}

/** Whoever acted; after they left for good, every other computer of the theatre, which tells what it heard. */
function witnessesOf(by: ParticipantId, { participants }: Knowledge): readonly ParticipantId[] {
  if (participants.has(by)) return [by];
  return [...participants.values()].filter(isTheatre).map(({ participantId }) => participantId);
}
