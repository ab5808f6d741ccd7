import { type BondStanding, bondSilenceMs, type ParticipantId, type StrokeId } from '@scrubline/contract';
import type { StrokeBond, StrokeBonds } from './stroke-bond.ts';

/** What somebody sees of the drawings on a picture. */
export interface HeardBonds {
  /** On `performance.now()`'s scale. */
  readonly at: number;
  readonly standings: ReadonlyMap<StrokeId, BondStanding>;
}

export type Witnesses = ReadonlyMap<ParticipantId, HeardBonds>;

/** Whose sight of a drawing counts beside one's own: the theatre's, and that of whoever drew it. */
export type IsWitness = (participantId: ParticipantId, strokeId: string) => boolean;

const badness: Record<BondStanding, number> = { tracked: 0, held: 1, lost: 2 };

/**
 * The worse of what is seen here and there: nobody acts on a drawing that the other side does not see.
 *
 * @param before what was agreed last, for since when it holds
 * @param now on `performance.now()`'s scale
 */
export function agreedBonds(
  own: StrokeBonds,
  witnesses: Witnesses,
  isWitness: IsWitness,
  { before, now }: { readonly before: StrokeBonds; readonly now: number },
): StrokeBonds {
  return new Map(
    [...own].map(([strokeId, bond]) => {
      const said = [...witnesses].flatMap(([participantId, { at, standings }]) => {
        const isHeard = now - at < bondSilenceMs && isWitness(participantId, strokeId);
        return isHeard ? [...standings].filter(([id]) => id === strokeId).map(([, standing]) => standing) : [];
      });
      const worst = said.reduce((one, other) => (badness[other] > badness[one] ? other : one), bond.standing);
      if (worst === bond.standing) return [strokeId, bond];
      const known = before.get(strokeId);
      return [strokeId, worsened(bond, worst, known?.standing === worst ? known.since : now)];
    }),
  );
}

function worsened(bond: StrokeBond, standing: BondStanding, since: number): StrokeBond {
  if (standing === 'lost') return { ...bond, standing, since, lostBecause: 'elsewhere' };
  const vertices = bond.vertices.map((vertex) =>
    vertex.state === 'lost' ? vertex : { ...vertex, state: 'held' as const },
  );
  return { ...bond, standing, since, vertices };
}
