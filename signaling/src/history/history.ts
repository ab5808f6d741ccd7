import type { LeaveReason, ParticipantId, Permission, RoomId, TakeAway } from '@scrubline/contract';
import {
  type AccessEnd,
  type AuditKey,
  connectDatabase,
  type Database,
  exportAuditHead,
  grantPermissions,
  isRefusedData,
  listAccessEnds,
  markTicketUsed,
  readStandings,
  recordRoomVisit,
  wasMuted,
} from '@scrubline/database';
import type { Logger } from '@scrubline/service-kit';
import type { Clock } from '../clock.ts';
import type { Gift } from '../command/grant-rules.ts';
import { Journal } from '../journal/journal.ts';
import type { AuditNote, JournalEntry } from '../journal/journal-entry.ts';
import { JournalFile } from '../journal/journal-file.ts';
import { KeptVisit } from '../room/restored-room.ts';
import type { Entitlement } from '../room/seat.ts';
import { entersUnasked } from '../room/seating-rules.ts';
import { admitVisit } from './admit-visit.ts';
import { type AnnotationHistory, annotationHistory } from './annotation-history.ts';
import { type CaseHistory, caseHistory } from './case-history.ts';
import { auditEntryOf, deliver } from './deliver.ts';
import { type FreezeHistory, freezeHistory } from './freeze-history.ts';
import { type KeptVisitRow, longestVisitMs, readKeptVisits } from './kept-visits.ts';
import { overlayKeptVisits, overlayRemembered } from './overlay.ts';
import { type StillHistory, stillHistory } from './still-history.ts';
import { Store } from './store.ts';

/** A ticket is good for less; what ended before that, no ticket speaks of. */
const recentEndsMs = 10 * 60_000;

/** One stay of a participant in a room. */
export interface Visit {
  readonly roomId: RoomId;
  readonly participantId: ParticipantId;
  readonly visitId: string;
}

export interface OpenedVisit {
  readonly visitId: string;
  readonly wasMuted: boolean;
  /** What the theatre took from this participant, before or while they were here. */
  readonly revoked: readonly Permission[];
  /** Has to be let in by the theatre, whatever the ticket says. */
  readonly mustAsk: boolean;
  /** When the database was asked. Milliseconds since 1970. */
  readonly asOf: number;
}

export interface History extends AnnotationHistory, StillHistory, FreezeHistory, CaseHistory {
  /** @returns false when the ticket was used before. @throws {ContractError} `store-unavailable` */
  markTicketUsed(ticket: { jti: string; usedAt: Date; expiresAt: Date }): Promise<boolean>;
  /** Why a ticket that is still good opens no door any more. @throws {ContractError} `store-unavailable` */
  accessEnded(who: Pick<Entitlement, 'roomId' | 'participantId' | 'issuedAt'>): Promise<LeaveReason | null>;
  /** Durable before it resolves, with its audit row. @throws {ContractError} `store-unavailable` */
  openVisit(entitlement: Entitlement, note: AuditNote): Promise<OpenedVisit>;
  /** They need not ask again. After everything that was written of them before. */
  admitVisit(visit: Visit, note: AuditNote): Promise<void>;
  /** For all or for nobody, after everything that was taken before. */
  keepGrants(roomId: RoomId, gifts: readonly Gift[], note: AuditNote): Promise<void>;
  /** These have happened, whether or not the database can be reached, and reach it by way of the journal. */
  rememberMute(visit: Visit, muted: boolean): void;
  rememberAdmitted(visitId: string, admitted: boolean): void;
  rememberResumeToken(visitId: string, resumeTokenHash: string): void;
  closeVisit(visit: Visit, reason: LeaveReason): void;
  revoke(roomId: RoomId, taken: Pick<Gift, 'participantId' | 'permissions'>): void;
  /** From the one it names, or from everybody who was ever in the room, `except` those. */
  takeFromAbsent(roomId: RoomId, taken: { act: TakeAway; except: readonly ParticipantId[] }): void;
  /** The stay goes on as another visit. */
  moveGrants(visit: Visit, to: string): void;
  rememberMustAsk(roomId: RoomId, participantId: ParticipantId): void;
  endConsultation(roomId: RoomId): void;
  /**
   * What its predecessor had when it died, or stopped after this moment (milliseconds since 1970).
   * @throws {ContractError} `store-unavailable`
   */
  keptVisits(stoppedAfter: number): Promise<readonly KeptVisitRow[]>;
  /** Those that are given back go on. */
  reopenVisits(visitIds: readonly string[]): void;
  /** Ends what the predecessor left open, `except` what was given back. */
  closeAbandonedVisits(except: readonly string[]): void;
  /** Where everything that only has to reach the database some time is written. */
  readonly journal: Journal;
  /** Signs how far the audit reaches, once a day. Rejects while the database or the disk is away. */
  exportAuditHead(target: AuditExport): Promise<string>;
  /** Whether the last thing written or asked went well. */
  isReachable(): boolean;
  close(): Promise<void>;
}

export interface AuditExport {
  /** Ed25519, with its private part. */
  readonly privateKey: AuditKey;
  readonly directory: string;
}

export interface HistoryOptions {
  readonly databaseUrl: string;
  /** On a disk of this machine. */
  readonly journalDirectory: string;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** @throws {Error} when the journal of the process before this one cannot be read */
export async function openHistory(options: HistoryOptions): Promise<History> {
  const { databaseUrl, journalDirectory, clock, logger } = options;
  const { file, waiting } = await JournalFile.open(journalDirectory, logger);
  const connection = connectDatabase(databaseUrl, logger);
  const { database } = connection;
  const store = new Store(clock, logger);
  const writeEntry = (entry: JournalEntry, isRepeated: boolean) => store.track(deliver(database, entry, isRepeated));
  const journal = new Journal({ file, waiting, deliver: writeEntry, isRefused: isRefusedData, clock, logger });
  const parts = { database, store, journal, clock };
  return {
    ...givenBy(parts),
    ...annotationHistory(parts),
    ...stillHistory(parts),
    ...freezeHistory(parts),
    ...caseHistory(parts),
    ...happenedBy(journal, clock),
    journal,
    exportAuditHead: (target) => exportAuditHead(database, { ...target, now: new Date(clock.now()) }),
    isReachable: () => store.isReachable,
    async close() {
      await journal.close();
      await connection.close();
    },
  };
}

export interface HistoryParts {
  readonly database: Database;
  readonly store: Store;
  readonly journal: Journal;
  readonly clock: Clock;
}

/** What the database must hold, or answer, before anybody goes on. */
function givenBy({ database, store, journal, clock }: HistoryParts) {
  return {
    markTicketUsed: (ticket) => store.require(() => markTicketUsed(database, ticket)),
    async accessEnded({ roomId, participantId, issuedAt }) {
      const since = new Date(clock.now() - recentEndsMs);
      const ends = await store.require(() => listAccessEnds(database, { since }));
      return reasonFor({ roomId, participantId, issuedAt }, ends);
    },
    async openVisit({ issuedAt, admission, ...entitled }, note) {
      // Before the database is asked: what it is told meanwhile does no harm twice.
      const { waiting } = journal;
      const asOf = clock.now();
      const [joinedAt, ticketIssuedAt] = [new Date(asOf), new Date(issuedAt)];
      const muted = await store.require(() => wasMuted(database, entitled));
      const standings = await store.require(() => readStandings(database, entitled.roomId));
      const own = standings.find(({ participantId }) => participantId === entitled.participantId);
      const { revoked = [], mustAsk = false } = own ?? {};
      const remembered = overlayRemembered({ wasMuted: muted, revoked, mustAsk }, entitled, waiting);
      const visit = {
        ...entitled,
        joinedAt,
        ticketIssuedAt,
        muted: remembered.wasMuted,
        admitted: entersUnasked({ admission }, remembered.mustAsk),
      };
      const visitId = await store.require(
        () => recordRoomVisit(database, visit, [auditEntryOf(note)]),
        (late) =>
          journal.enter({ wrote: 'visit-closed', ...closing(entitled, late, clock), reason: 'connection-lost' }),
      );
      return { visitId, ...remembered, asOf, revoked: KeptVisit.shape.revoked.parse(remembered.revoked) };
    },
    admitVisit(visit, note) {
      let wasWritten = false;
      const write = async () => {
        wasWritten = true;
        await admitVisit(database, visit, auditEntryOf(note));
      };
      return store.require(
        (isWanted) => journal.inTurn(() => (isWanted() ? write() : Promise.resolve())),
        () => {
          if (!wasWritten) return;
          const { roomId, participantId, visitId } = visit;
          journal.enter({ wrote: 'visit-changed', visitId, admitted: false });
          journal.enter({ wrote: 'must-ask', roomId, participantId, at: clock.now() });
        },
      );
    },
    keepGrants(roomId, of, note) {
      const change = { roomId, of, changedAt: new Date(clock.now()), audit: [auditEntryOf(note)] };
      return store.require((isWanted) =>
        journal.inTurn(() => (isWanted() ? grantPermissions(database, change) : Promise.resolve())),
      );
    },
    keptVisits: async (stoppedAfter) => {
      const { waiting } = journal;
      const kept = await store.require(() => readKeptVisits(database, clock.now(), stoppedAfter));
      const since = new Date(clock.now() - longestVisitMs);
      const ends = await store.require(() => listAccessEnds(database, { since }));
      return overlayKeptVisits(kept, waiting, stoppedAfter).filter(
        ({ ticketIssuedAt, ...visit }) => !reasonFor({ ...visit, issuedAt: ticketIssuedAt?.getTime() ?? 0 }, ends),
      );
    },
  } satisfies Partial<History>;
}

/** Why somebody may not be in a room, if so. A room that has ended is over for every ticket. */
function reasonFor(
  who: { roomId: string; participantId: string; issuedAt: number },
  ends: readonly AccessEnd[],
): LeaveReason | null {
  const isMeant = ({ roomId = who.roomId, participantId, endedAt }: AccessEnd) =>
    roomId === who.roomId &&
    (participantId === undefined || (participantId === who.participantId && who.issuedAt <= endedAt.getTime()));
  return ends.find(isMeant)?.reason ?? null;
}

const closing = ({ roomId, participantId }: Entitlement | Omit<Visit, 'visitId'>, visitId: string, clock: Clock) => ({
  roomId,
  participantId,
  visitId,
  at: clock.now(),
});

/** What has happened already. */
function happenedBy(journal: Journal, clock: Clock) {
  const startedAt = clock.now();
  return {
    rememberMute: (visit, muted) => journal.enter({ wrote: 'visit-muted', ...visit, muted }),
    rememberAdmitted: (visitId, admitted) => journal.enter({ wrote: 'visit-changed', visitId, admitted }),
    rememberResumeToken: (visitId, resumeTokenHash) =>
      journal.enter({ wrote: 'visit-changed', visitId, resumeTokenHash }),
    closeVisit: (visit, reason) => journal.enter({ wrote: 'visit-closed', ...visit, at: clock.now(), reason }),
    revoke: (roomId, { participantId, permissions }) =>
      journal.enter({ wrote: 'revoked', roomId, participantId, permissions: [...permissions], at: clock.now() }),
    takeFromAbsent(roomId, { act: { from, permissions, mute }, except }) {
      const participantId = from.who === 'one' ? from.participantId : null;
      const taken = { permissions, mute, except: [...except], at: clock.now() };
      journal.enter({ wrote: 'absent-deprived', roomId, participantId, ...taken });
    },
    moveGrants: (visit, to) => journal.enter({ wrote: 'grants-moved', ...visit, to }),
    rememberMustAsk: (roomId, participantId) =>
      journal.enter({ wrote: 'must-ask', roomId, participantId, at: clock.now() }),
    endConsultation: (roomId) => journal.enter({ wrote: 'consultation-ended', roomId, at: clock.now() }),
    reopenVisits: (visitIds) => journal.enter({ wrote: 'visits-reopened', visitIds: [...visitIds] }),
    closeAbandonedVisits: (except) =>
      journal.enter({ wrote: 'visits-abandoned', joinedBefore: startedAt, at: startedAt, except: [...except] }),
  } satisfies Partial<History>;
}
