import { Annotation, RoomId, type StrokeId } from '@scrubline/contract';
import { type AnnotationRow, listAnnotations, recordAnnotation } from '@scrubline/database';
import type { AuditNote, JournalEntry } from '../journal/journal-entry.ts';
import { auditEntryOf } from './deliver.ts';
import type { HistoryParts } from './history.ts';

export interface AnnotationHistory {
  /**
   * Durable before it resolves, with its audit row.
   *
   * @returns false for one that was erased already
   * @throws {ContractError} `store-unavailable`
   */
  keepAnnotation(roomId: RoomId, annotation: Annotation, note: AuditNote): Promise<boolean>;
  /** They are erased already, whether or not the database can be reached. */
  forgetAnnotations(roomId: RoomId, strokeIds: readonly StrokeId[]): void;
  /** What stood in these rooms. @throws {ContractError} `store-unavailable` */
  keptAnnotations(roomIds: readonly RoomId[]): Promise<ReadonlyMap<RoomId, readonly Annotation[]>>;
}

export function annotationHistory({ database, store, journal, clock }: HistoryParts): AnnotationHistory {
  const forgetAnnotations = (roomId: RoomId, strokeIds: readonly StrokeId[]) =>
    journal.enter({ wrote: 'annotations-erased', roomId, strokeIds: [...strokeIds], at: clock.now() });
  return {
    keepAnnotation(roomId, { drawnOn, ...annotation }, note) {
      const drawn = { roomId, ...annotation, ...drawnOn, drawnAt: new Date(clock.now()), audit: [auditEntryOf(note)] };
      // After everything that was erased before.
      return store.require(
        (isWanted) => journal.inTurn(() => (isWanted() ? recordAnnotation(database, drawn) : Promise.resolve(false))),
        (isThere) => isThere && forgetAnnotations(roomId, [annotation.strokeId]),
      );
    },
    forgetAnnotations,
    async keptAnnotations(roomIds) {
      const { waiting } = journal;
      return standing(await store.require(() => listAnnotations(database, roomIds)), waiting);
    },
  };
}

/** By room, without those that the database has still to hear are erased. One that no longer fits the contract is none. */
function standing(
  rows: readonly AnnotationRow[],
  waiting: readonly JournalEntry[],
): ReadonlyMap<RoomId, readonly Annotation[]> {
  const kept = Map.groupBy(rows, ({ roomId }) => RoomId.parse(roomId));
  return new Map(
    [...kept].map(([roomId, ofRoom]) => {
      const erasures = waiting.filter((entry) => entry.wrote === 'annotations-erased' && entry.roomId === roomId);
      const erased = new Set<string>(erasures.flatMap((entry) => ('strokeIds' in entry ? entry.strokeIds : [])));
      const standing = ofRoom.filter(({ strokeId }) => !erased.has(strokeId));
      return [roomId, standing.flatMap((row) => annotationOf(row) ?? [])];
    }),
  );
}

function annotationOf({ feedId, capturedAt, ...row }: AnnotationRow) {
  const drawnOn = { feedId, capturedAt };
  const { strokeId, color, mark, boundTo, drawnBy, drawnByName } = row;
  return Annotation.safeParse({ strokeId, drawnOn, color, mark, boundTo, drawnBy, drawnByName }).data;
}
