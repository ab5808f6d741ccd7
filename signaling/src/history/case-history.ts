import {
  CaseAddition,
  type EntryId,
  nothingWritten,
  RoomId,
  type WrittenCase,
  withAddition,
} from '@scrubline/contract';
import { type CaseEntryRow, listCaseEntries, recordCaseEntry } from '@scrubline/database';
import type { AuditNote, JournalEntry } from '../journal/journal-entry.ts';
import { auditEntryOf } from './deliver.ts';
import type { HistoryParts } from './history.ts';

export interface CaseHistory {
  /**
   * Durable before it resolves, with its audit row; one after the other, so that everybody hears them in the order in which
   * they are kept.
   *
   * @returns `known` for one that was kept before; `refused` for one that was given up, or is somebody else's
   * @throws {ContractError} `store-unavailable`
   */
  keepEntry(roomId: RoomId, addition: CaseAddition, note: AuditNote): Promise<'kept' | 'known' | 'refused'>;
  /** What was written in these rooms. @throws {ContractError} `store-unavailable` */
  keptCases(roomIds: readonly RoomId[]): Promise<ReadonlyMap<RoomId, WrittenCase>>;
}

export function caseHistory({ database, store, journal, clock }: HistoryParts): CaseHistory {
  const giveUp = (roomId: RoomId, entryId: EntryId) =>
    journal.enter({ wrote: 'entries-voided', roomId, entryIds: [entryId], at: clock.now() });
  return {
    keepEntry(roomId, { kind, entry }, note) {
      const { entryId, writtenBy, writtenByName, writtenAt, ...content } = entry;
      const author = { writtenBy, writtenByName, writtenAt: new Date(writtenAt) };
      const row = { roomId, entryId, kind, content, ...author, audit: [auditEntryOf(note)] };
      return store.require<'kept' | 'known' | 'refused'>(
        (isWanted) => journal.inTurn(() => (isWanted() ? recordCaseEntry(database, row) : Promise.resolve('refused'))),
        // Its author was told that it was not kept.
        (late) => late === 'kept' && giveUp(roomId, entryId),
      );
    },
    async keptCases(roomIds) {
      const { waiting } = journal;
      return casesOf(await store.require(() => listCaseEntries(database, roomIds)), waiting);
    },
  };
}

/** By room, without those that the database has still to hear do not count. One that no longer fits the contract is none. */
function casesOf(rows: readonly CaseEntryRow[], waiting: readonly JournalEntry[]): ReadonlyMap<RoomId, WrittenCase> {
  const voided = new Set(
    waiting.flatMap((entry) =>
      entry.wrote === 'entries-voided' ? entry.entryIds.map((entryId) => `${entry.roomId} ${entryId}`) : [],
    ),
  );
  const counting = rows.filter(({ roomId, entryId }) => !voided.has(`${roomId} ${entryId}`));
  const byRoom = Map.groupBy(counting, ({ roomId }) => RoomId.parse(roomId));
  return new Map(
    [...byRoom].map(([roomId, ofRoom]) => [roomId, ofRoom.flatMap(additionOf).reduce(withAddition, nothingWritten)]),
  );
}

function additionOf({ kind, content, entryId, writtenBy, writtenByName, writtenAt }: CaseEntryRow): CaseAddition[] {
  if (typeof content !== 'object') return [];
  const author = { entryId, writtenBy, writtenByName, writtenAt: writtenAt.getTime() };
  const { data } = CaseAddition.safeParse({ kind, entry: { ...content, ...author } });
  return data ? [data] : [];
}
