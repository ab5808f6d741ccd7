import { and, eq, gt, isNotNull, isNull, lte, or } from 'drizzle-orm';
import type { Database } from './database.ts';
import { pairingCode, type RigPublicKey, rig } from './schema.ts';

/**
 * Makes a code valid for one theatre. An older code of that theatre that nobody used ends with it.
 * @param codeHash SHA-256 of the digits, in hexadecimal
 * @returns false when the same digits are valid for a theatre now: draw others
 */
export async function issuePairingCode(
  database: Database,
  { codeHash, theatreId, expiresAt, now }: { codeHash: string; theatreId: string; expiresAt: Date; now: Date },
): Promise<boolean> {
  return database.transaction(async (transaction) => {
    await transaction.delete(pairingCode).where(and(eq(pairingCode.theatreId, theatreId), isNull(pairingCode.usedAt)));
    const issued = await transaction
      .insert(pairingCode)
      .values({ codeHash, theatreId, expiresAt })
      .onConflictDoUpdate({
        target: pairingCode.codeHash,
        set: { theatreId, expiresAt, usedAt: null },
        setWhere: or(isNotNull(pairingCode.usedAt), lte(pairingCode.expiresAt, now)),
      })
      .returning({ codeHash: pairingCode.codeHash });
    return issued.length === 1;
  });
}

/**
 * Uses a code up and writes the rig that it pairs, both or neither.
 * @returns the rig's theatre; null when the code is unknown, used or expired
 */
export async function pairRig(
  database: Database,
  pairing: { codeHash: string; rigId: string; publicKey: RigPublicKey; now: Date },
): Promise<string | null> {
  return database.transaction(async (transaction) => {
    const [used] = await transaction
      .update(pairingCode)
      .set({ usedAt: pairing.now })
      .where(
        and(
          eq(pairingCode.codeHash, pairing.codeHash),
          isNull(pairingCode.usedAt),
          gt(pairingCode.expiresAt, pairing.now),
        ),
      )
      .returning({ theatreId: pairingCode.theatreId });
    if (!used) return null;
    const { theatreId } = used;
    await transaction
      .insert(rig)
      .values({ id: pairing.rigId, theatreId, publicKey: pairing.publicKey, pairedAt: pairing.now });
    return theatreId;
  });
}
