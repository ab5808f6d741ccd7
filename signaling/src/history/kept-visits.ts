import { type Database, listOpenVisits, type OpenVisit, readStandings } from '@scrubline/database';

/** No consultation lasts longer; an older visit that nobody ended belongs to a signaling that was never started again. */
export const longestVisitMs = 24 * 60 * 60_000;

/** A visit as it stands, with what the theatre gave and took. */
export interface KeptVisitRow extends OpenVisit {
  readonly granted: readonly string[];
  /** The visit that it was granted to: only then is it theirs. */
  readonly grantedVisitId: string | null;
  readonly revoked: readonly string[];
  readonly mustAsk: boolean;
}

/**
 * What a signaling that starts anew gives back, also after one that stopped in order.
 * @param now and `stoppedAfter`: milliseconds since 1970
 */
export async function readKeptVisits(database: Database, now: number, stoppedAfter: number): Promise<KeptVisitRow[]> {
  const visits = await listOpenVisits(database, {
    joinedAfter: new Date(now - longestVisitMs),
    stoppedAfter: new Date(stoppedAfter),
  });
  const rooms = [...Map.groupBy(visits, ({ roomId }) => roomId)];
  const withStandings = await Promise.all(
    rooms.map(async ([roomId, ofRoom]) => {
      const standings = await readStandings(database, roomId);
      return ofRoom.map((visit) => {
        const standing = standings.find(({ participantId }) => participantId === visit.participantId);
        const { granted = [], grantedVisitId = null, revoked = [], mustAsk = false } = standing ?? {};
        return { ...visit, granted, grantedVisitId, revoked, mustAsk };
      });
    }),
  );
  return withStandings.flat();
}
