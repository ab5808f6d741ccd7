import { type FrameIdentity, type RoomId, Still } from '@scrubline/contract';
import { readStillPiece, recordStill, type StillRow } from '@scrubline/database';
import type { StillPurpose } from '../still/stills.ts';
import type { HistoryParts } from './history.ts';

export interface StillHistory {
  /**
   * Durable before it resolves.
   *
   * @returns the still that this frame has: the first that was kept
   * @throws {ContractError} `store-unavailable`
   */
  keepStill(roomId: RoomId, taken: StillPurpose & { still: Still; bytes: Uint8Array }): Promise<Still>;
  /** @param range in bytes. Null when there is none of this frame. @throws {ContractError} `store-unavailable` */
  stillPiece(
    roomId: RoomId,
    frame: FrameIdentity,
    range: { from: number; length: number },
  ): Promise<{ still: Still; piece: Uint8Array } | null>;
}

export function stillHistory({ database, store, clock }: HistoryParts): StillHistory {
  return {
    async keepStill(roomId, { still: { frame, cameraSource, hash }, bytes, ...purpose }) {
      const taken = { roomId, ...frame, cameraSource, hash, bytes, ...purpose, takenAt: new Date(clock.now()) };
      return stillOf(await store.require(() => recordStill(database, taken)));
    },
    async stillPiece(roomId, frame, range) {
      const found = await store.require(() => readStillPiece(database, { roomId, ...frame }, range));
      return found && { still: stillOf(found.still), piece: found.piece };
    },
  };
}

export const stillOf = ({
  feedId,
  capturedAt,
  cameraSource,
  hash,
  byteLength,
}: Pick<StillRow, 'feedId' | 'capturedAt' | 'cameraSource' | 'hash' | 'byteLength'>): Still =>
  Still.parse({ frame: { feedId, capturedAt }, cameraSource, hash, byteLength });
