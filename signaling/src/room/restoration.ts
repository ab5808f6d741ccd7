import { nothingWritten } from '@scrubline/contract';
import type { Logger } from '@scrubline/service-kit';
import type { Clock } from '../clock.ts';
import type { History } from '../history/history.ts';
import type { KeptVisitRow } from '../history/kept-visits.ts';
import type { ResumeTokens, Returning } from '../session/resume-tokens.ts';
import { KeptVisit, restoredRooms } from './restored-room.ts';
import type { Rooms } from './rooms.ts';

const retryMs = 1_000;

export interface RestorationOptions {
  readonly history: Pick<
    History,
    'keptVisits' | 'keptAnnotations' | 'keptFreezes' | 'keptCases' | 'reopenVisits' | 'closeAbandonedVisits'
  >;
  readonly rooms: Rooms;
  readonly tokens: ResumeTokens;
  readonly gracePeriodMs: number;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Lets the media-servers say what they hold; resolves when each has, or could not be reached. */
  readonly findMedia: () => Promise<void>;
}

/** What was on the pictures and written down, by room. */
interface Shown {
  readonly annotations: Awaited<ReturnType<History['keptAnnotations']>>;
  readonly freezes: Awaited<ReturnType<History['keptFreezes']>>;
  readonly cases: Awaited<ReturnType<History['keptCases']>>;
}

/** Gives back, before anybody is let in, what this service's predecessor had when it died, or stopped a moment ago. */
export class Restoration {
  readonly #options: RestorationOptions;
  #restoredAt: number | null = null;
  #isComplete = false;
  #isOver = false;

  constructor(options: RestorationOptions) {
    this.#options = options;
  }

  get isComplete(): boolean {
    return this.#isComplete;
  }

  /** The moment since which the seats of before are interrupted. Milliseconds since 1970. */
  get restoredAt(): number | null {
    return this.#restoredAt;
  }

  /** Resolves after the first try. Without a database it goes on trying until there is one. */
  async begin(): Promise<void> {
    const { history, clock, gracePeriodMs, findMedia, logger } = this.#options;
    try {
      const rows = await history.keptVisits(clock.now() - gracePeriodMs);
      const roomIds = [...new Set(keptOf(rows).map(({ visit }) => visit.roomId))];
      const shown = {
        annotations: await history.keptAnnotations(roomIds),
        freezes: await history.keptFreezes(roomIds),
        cases: await history.keptCases(roomIds),
      };
      if (this.#isOver) return;
      this.#giveBack(rows, shown);
      await findMedia();
      this.#isComplete = true;
    } catch (error) {
      if (this.#isOver) return;
      logger.warn({ err: error }, 'rooms cannot be given back yet');
      clock.after(retryMs, () => void this.begin());
    }
  }

  stop(): void {
    this.#isOver = true;
  }

  #giveBack(rows: readonly KeptVisitRow[], { annotations, freezes, cases }: Shown): void {
    const { history, rooms, tokens, gracePeriodMs, clock, logger } = this.#options;
    const kept = keptOf(rows);
    const visits = kept.map(({ visit }) => visit);
    const restoredAt = clock.now();
    this.#restoredAt = restoredAt;
    for (const state of restoredRooms(visits, gracePeriodMs, restoredAt)) {
      logger.info({ roomId: state.roomId, seats: state.seats.size }, 'room given back');
      const drawn = annotations.get(state.roomId) ?? [];
      const freeze = freezes.get(state.roomId) ?? null;
      const written = cases.get(state.roomId) ?? nothingWritten;
      rooms.restore({ ...state, annotations: new Map(drawn.map((one) => [one.strokeId, one])), freeze, written });
    }
    for (const { visit, tokenHash } of kept) {
      if (!tokenHash) continue;
      const returning = returningTo(visit);
      tokens.accept(returning, tokenHash);
      clock.after(gracePeriodMs, () => tokens.revoke(returning));
    }
    const visitIds = visits.map(({ id }) => id);
    history.reopenVisits(visitIds);
    history.closeAbandonedVisits(visitIds);
  }
}

function keptOf(rows: readonly KeptVisitRow[]): { visit: KeptVisit; tokenHash: string | null }[] {
  return rows.flatMap((row) => {
    const visit = KeptVisit.safeParse(row);
    return visit.success ? [{ visit: visit.data, tokenHash: row.resumeTokenHash }] : [];
  });
}

function returningTo(visit: KeptVisit): Returning {
  const { roomId, participantId, role, displayName, permissions, id: visitId } = visit;
  const issuedAt = visit.ticketIssuedAt.getTime();
  // Should the seat be gone when they come, they would have to ask again.
  const entitlement = { roomId, participantId, role, displayName, permissions, admission: 'ask' as const, issuedAt };
  return { entitlement, visitId, end: () => {} };
}
