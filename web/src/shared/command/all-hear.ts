import { type ActId, allHearSilenceMs, type ParticipantId, type Signal } from '@scrubline/contract';

interface Beat {
  readonly by: ParticipantId;
  readonly lastAt: number;
  /** A beat that was overtaken by the end starts nothing again. */
  readonly over: boolean;
}

/** What this page heard of all-hear, by act. Times in milliseconds. */
export type AllHearBeats = ReadonlyMap<ActId, Beat>;

/** A beat later than this was not on its way any more. */
const forgottenAfterMs = 60_000;

export function hearBeat(
  beats: AllHearBeats,
  { actId, active }: Extract<Signal, { signal: 'voice:all-hear' }>,
  by: ParticipantId,
  now: number,
): AllHearBeats {
  const recent = [...beats].filter(([, { lastAt }]) => now - lastAt < forgottenAfterMs);
  const over = !active || beats.get(actId)?.over === true;
  return new Map([...recent, [actId, { by, lastAt: now, over }]]);
}

const lasts = ({ over, lastAt }: Beat, now: number): boolean => !over && now - lastAt < allHearSilenceMs;

export const isAllHear = (beats: AllHearBeats, now: number): boolean =>
  [...beats.values()].some((beat) => lasts(beat, now));

/** The acts that last now: what has to be ended to end it. */
export const lastingActs = (beats: AllHearBeats, now: number): readonly ActId[] =>
  [...beats].flatMap(([actId, beat]) => (lasts(beat, now) ? [actId] : []));

/** When it ends by silence if nothing more is heard; null while it is not on. */
export function silentAt(beats: AllHearBeats, now: number): number | null {
  const ends = [...beats.values()].flatMap((beat) => (lasts(beat, now) ? [beat.lastAt + allHearSilenceMs] : []));
  return ends.length === 0 ? null : Math.max(...ends);
}
