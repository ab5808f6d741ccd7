import { and, asc, eq, sql } from 'drizzle-orm';
import type { Database } from './database.ts';
import { still } from './schema.ts';

/** A frame of a room's picture. `capturedAt` in milliseconds since 1970 on the clock of the picture's sender. */
export interface StillPlace {
  readonly roomId: string;
  readonly feedId: string;
  readonly capturedAt: number;
}

/** A still without its bytes. */
export interface StillRow extends StillPlace {
  readonly cameraSource: string;
  /** SHA-256 of the bytes, in hexadecimal digits. */
  readonly hash: string;
  readonly byteLength: number;
  readonly reason: string;
  readonly takenBy: string;
  readonly takenByName: string;
  readonly takenAt: Date;
}

export type NewStill = Omit<StillRow, 'byteLength'> & { readonly bytes: Uint8Array };

const columns = {
  roomId: still.roomId,
  feedId: still.feedId,
  capturedAt: still.capturedAt,
  cameraSource: still.cameraSource,
  hash: still.hash,
  byteLength: sql<number>`octet_length(${still.bytes})`,
  reason: still.reason,
  takenBy: still.takenBy,
  takenByName: still.takenByName,
  takenAt: still.takenAt,
};

const isAt = ({ roomId, feedId, capturedAt }: StillPlace) =>
  and(eq(still.roomId, roomId), eq(still.feedId, feedId), eq(still.capturedAt, capturedAt));

/** Keeps the still of a frame. @returns the one that stands: the first that was kept of this frame */
export async function recordStill(database: Database, taken: NewStill): Promise<StillRow> {
  const [kept] = await database.insert(still).values(taken).onConflictDoNothing().returning(columns);
  const [standing] = kept ? [kept] : await database.select(columns).from(still).where(isAt(taken));
  if (!standing) throw new Error('a still that was kept is not there');
  return standing;
}

/** @param from and `length` in bytes. @returns null when there is no still of this frame */
export async function readStillPiece(
  database: Database,
  place: StillPlace,
  { from, length }: { from: number; length: number },
): Promise<{ still: StillRow; piece: Uint8Array } | null> {
  const piece = sql<Uint8Array>`substring(${still.bytes} from ${from + 1} for ${length})`;
  const [found] = await database
    .select({ ...columns, piece })
    .from(still)
    .where(isAt(place));
  if (!found) return null;
  const { piece: bytes, ...row } = found;
  return { still: row, piece: bytes };
}

/** The stills of a case, in the order in which they were taken. */
export async function listStills(database: Database, roomId: string): Promise<StillRow[]> {
  return database
    .select(columns)
    .from(still)
    .where(eq(still.roomId, roomId))
    .orderBy(asc(still.takenAt), asc(still.capturedAt));
}
