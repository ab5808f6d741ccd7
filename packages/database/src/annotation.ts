import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { type AuditEntry, appendAudit } from './audit.ts';
import type { Database } from './database.ts';
import { annotation } from './schema.ts';

/** A finished drawing. `mark` is the contract's. */
export interface AnnotationRow {
  readonly roomId: string;
  readonly strokeId: string;
  readonly feedId: string;
  /** Milliseconds since 1970 on the clock of the picture's sender. */
  readonly capturedAt: number;
  readonly color: string;
  readonly mark: unknown;
  readonly boundTo: string;
  readonly drawnBy: string;
  readonly drawnByName: string;
}

/**
 * Writes a finished drawing with its audit. Telling it again changes nothing.
 * @returns whether it stands: false for one that was erased, or that somebody else drew under this id
 */
export async function recordAnnotation(
  database: Database,
  { audit, ...drawn }: AnnotationRow & { readonly drawnAt: Date; readonly audit: readonly AuditEntry[] },
): Promise<boolean> {
  return database.transaction(async (transaction) => {
    const inserted = await transaction
      .insert(annotation)
      .values(drawn)
      .onConflictDoNothing()
      .returning({ strokeId: annotation.strokeId });
    if (inserted.length === 1) {
      await appendAudit(transaction, audit);
      return true;
    }
    const isIt = and(eq(annotation.roomId, drawn.roomId), eq(annotation.strokeId, drawn.strokeId));
    const [known] = await transaction.select().from(annotation).where(isIt);
    return known?.drawnBy === drawn.drawnBy && known.erasedAt === null;
  });
}

/** Erases drawings of a room. What is erased already stays erased since then. */
export async function eraseAnnotations(
  database: Database,
  { roomId, strokeIds, erasedAt }: { roomId: string; strokeIds: readonly string[]; erasedAt: Date },
): Promise<void> {
  const areThey = and(eq(annotation.roomId, roomId), inArray(annotation.strokeId, [...strokeIds]));
  await database
    .update(annotation)
    .set({ erasedAt })
    .where(and(areThey, isNull(annotation.erasedAt)));
}

/** What stands of the drawings of some rooms, in the order in which they were drawn. */
export async function listAnnotations(database: Database, roomIds: readonly string[]): Promise<AnnotationRow[]> {
  return database
    .select()
    .from(annotation)
    .where(and(inArray(annotation.roomId, [...roomIds]), isNull(annotation.erasedAt)))
    .orderBy(asc(annotation.place));
}
