import type { Participant, ParticipantId } from '@scrubline/contract';

/** Since when this page knows somebody to be in the room without a cut: `since` on the server's clock, `from` on ours. */
export type SteadyPresence = ReadonlyMap<ParticipantId, { readonly since: number; readonly from: number }>;

/** A cut and a return that this page missed show as another `since`. @param now milliseconds */
export function steadyPresence(
  before: SteadyPresence,
  participants: ReadonlyMap<ParticipantId, Participant>,
  now: number,
): SteadyPresence {
  const steady = [...participants].flatMap(([id, { presence }]) => {
    if (presence.phase !== 'present') return [];
    const known = before.get(id);
    return [[id, known?.since === presence.since ? known : { since: presence.since, from: now }] as const];
  });
  return new Map(steady);
}
