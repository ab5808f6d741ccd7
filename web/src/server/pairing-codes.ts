import { createHash, randomInt } from 'node:crypto';
import { issuePairingCode } from '@scrubline/database';
import type { Backend } from './backend.ts';

const drawLimit = 20;

export const hashPairingCode = (code: string) => createHash('sha256').update(code).digest('hex');

/** Draws eight digits that pair one rig with a theatre, once, until they expire. */
export async function drawPairingCode(
  { database, now }: Pick<Backend, 'database' | 'now'>,
  theatreId: string,
  lifetimeMs: number,
): Promise<{ code: string; expiresAt: Date }> {
  const drawnAt = new Date(now());
  const expiresAt = new Date(drawnAt.getTime() + lifetimeMs);
  for (let draw = 0; draw < drawLimit; draw += 1) {
    const code = String(randomInt(100_000_000)).padStart(8, '0');
    const codeHash = hashPairingCode(code);
    if (await issuePairingCode(database, { codeHash, theatreId, expiresAt, now: drawnAt })) return { code, expiresAt };
  }
  throw new Error('no free pairing code');
}
