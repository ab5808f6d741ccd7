import { Freeze, type FreezeId, type ParticipantId, RoomId } from '@scrubline/contract';
import { type HeldFreeze, listHeldFreezes, recordFreeze } from '@scrubline/database';
import type { AuditNote, JournalEntry } from '../journal/journal-entry.ts';
import { auditEntryOf } from './deliver.ts';
import type { HistoryParts } from './history.ts';
import { stillOf } from './still-history.ts';

export interface FreezeHistory {
  /** Durable before it resolves, with its audit row. @throws {ContractError} `store-unavailable` */
  keepFreeze(roomId: RoomId, freeze: Freeze, note: AuditNote): Promise<void>;
  /** It is over already, whether or not the database can be reached. @param by nobody: it ended by itself */
  forgetFreeze(roomId: RoomId, freezeId: FreezeId, by: ParticipantId | null): void;
  /** What these rooms held. @throws {ContractError} `store-unavailable` */
  keptFreezes(roomIds: readonly RoomId[]): Promise<ReadonlyMap<RoomId, Freeze>>;
}

export function freezeHistory({ database, store, journal, clock }: HistoryParts): FreezeHistory {
  const forgetFreeze: FreezeHistory['forgetFreeze'] = (roomId, freezeId, by) =>
    journal.enter({ wrote: 'freeze-released', roomId, freezeId, by, at: clock.now() });
  return {
    keepFreeze(roomId, { freezeId, still, heldBy, heldByName, heldAt }, note) {
      const by = { heldBy, heldByName, heldAt: new Date(heldAt) };
      const held = { roomId, freezeId, ...still.frame, ...by, audit: [auditEntryOf(note)] };
      let wasWritten = false;
      const write = async (isWanted: () => boolean) => {
        if (!isWanted()) return;
        wasWritten = true;
        await recordFreeze(database, held);
      };
      return store.require(
        (isWanted) => journal.inTurn(() => write(isWanted)),
        () => wasWritten && forgetFreeze(roomId, freezeId, null),
      );
    },
    forgetFreeze,
    async keptFreezes(roomIds) {
      const { waiting } = journal;
      const rows = await store.require(() => listHeldFreezes(database, roomIds));
      return new Map(stillHeld(rows, waiting).map((row) => [RoomId.parse(row.roomId), freezeOf(row)]));
    },
  };
}

/** Without those that the database has still to hear are over. */
function stillHeld(rows: readonly HeldFreeze[], waiting: readonly JournalEntry[]): readonly HeldFreeze[] {
  const released = new Set<string>(
    waiting.flatMap((entry) => (entry.wrote === 'freeze-released' ? `${entry.roomId} ${entry.freezeId}` : [])),
  );
  return rows.filter(({ roomId, freezeId }) => !released.has(`${roomId} ${freezeId}`));
}

function freezeOf({ freezeId, heldBy, heldByName, heldAt, ...row }: HeldFreeze): Freeze {
  return Freeze.parse({ freezeId, still: stillOf(row), heldBy, heldByName, heldAt: heldAt.getTime() });
}
