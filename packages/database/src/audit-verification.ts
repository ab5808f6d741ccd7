import { type AuditEvent, chainStart, hashAuditEvent } from './audit-chain.ts';

/** Up to where the chain reached at some time, and by which hash. */
export interface AuditHead {
  readonly position: number;
  readonly hash: string;
}

/** A head that was exported and signed: nobody who can write the tables can make another one. */
export interface SignedAuditHead extends AuditHead {
  readonly at: Date;
}

/** What is wrong, and the first row it shows at. */
export type AuditFault = { readonly position: number } & (
  | { readonly fault: 'edited' | 'inserted' | 'replaced' | 'head-differs' | 'head-gone' }
  /** This row and those up to `until`. */
  | { readonly fault: 'deleted'; readonly until: number }
  /** What stands here was written as row `from`. */
  | { readonly fault: 'moved'; readonly from: number }
  /** Cut off at the end; `signedAt` is null when the table's own head says so. */
  | { readonly fault: 'truncated'; readonly until: number; readonly signedAt: Date | null }
  /** A chain in itself, but another one than was signed: the change is behind row `intactUntil`. */
  | { readonly fault: 'rewritten'; readonly intactUntil: number; readonly signedAt: Date }
);

export interface AuditVerdict {
  /** Rows up to the first fault. */
  readonly events: number;
  readonly fault: AuditFault | null;
}

export interface AuditHeads {
  /** As the table has it; null when it has none. */
  readonly head: AuditHead | null;
  readonly signedHeads: readonly SignedAuditHead[];
}

/**
 * Looks through the chain in the order of its positions and names the first bad row. Holds a few rows at a time, so that
 * a chain of any length can be checked.
 */
export async function verifyAuditChain(
  rows: AsyncIterable<AuditEvent> | Iterable<AuditEvent>,
  { head, signedHeads }: AuditHeads,
): Promise<AuditVerdict> {
  const signedByPosition = Map.groupBy(signedHeads, ({ position }) => position);
  const furthest = Math.max(head?.position ?? 0, ...signedHeads.map(({ position }) => position));
  let last: Accepted = { ...chainStart, previousHash: null };
  let intactUntil = 0;
  let unfollowing: AuditEvent | null = null;

  for await (const row of rows) {
    const events = last.position;
    if (unfollowing) return { events, fault: blame(last, unfollowing, row.previousHash) };
    const fault = faultOf(last, row, furthest);
    if (fault) return { events, fault };
    if (row.previousHash !== last.hash) {
      unfollowing = row;
      continue;
    }
    last = row;
    for (const { hash, at } of signedByPosition.get(row.position) ?? []) {
      if (hash !== row.hash) {
        return { events, fault: { position: row.position, fault: 'rewritten', intactUntil, signedAt: at } };
      }
      intactUntil = row.position;
    }
  }
  const events = last.position;
  if (unfollowing) return { events, fault: blame(last, unfollowing, head?.hash) };
  return { events, fault: faultAtEnd(last, head, signedHeads) };
}

interface Accepted extends AuditHead {
  /** Null before the first row. */
  readonly previousHash: string | null;
}

/** What is wrong with a row by itself and by its place; null also for one that is whole but follows another row. */
function faultOf(last: Accepted, row: AuditEvent, furthest: number): AuditFault | null {
  const position = last.position + 1;
  if (row.position < position) return { position: row.position, fault: 'inserted' };
  if (row.position > position) return { position, fault: 'deleted', until: row.position - 1 };
  if (isHashedAt(row, position)) return null;
  const from = row.previousHash === last.hash ? null : findFormerPosition(row, Math.max(furthest, position) + 1);
  if (from === null) return { position, fault: 'edited' };
  // This row follows the one before the last: another one that stands between them pushed it here.
  if (row.previousHash === last.previousHash && row.hash !== last.hash)
    return { position: last.position, fault: 'inserted' };
  return { position, fault: 'moved', from };
}

/** A time that no calendar knows cannot have been hashed. */
const isHashedAt = (row: AuditEvent, position: number): boolean =>
  !Number.isNaN(row.at.getTime()) && hashAuditEvent({ ...row, position }) === row.hash;

/** Under which other position the row's own hash is right. Asked once, for the first bad row. */
function findFormerPosition(row: AuditEvent, until: number): number | null {
  for (let position = 1; position <= until; position += 1) if (isHashedAt(row, position)) return position;
  return null;
}

/**
 * Two neighbours are whole and do not fit: one of them was put there with a hash of its own. When what comes after fits
 * the second, it is the first.
 */
function blame(last: Accepted, row: AuditEvent, nextPreviousHash: string | undefined): AuditFault {
  const isFollowed = nextPreviousHash === row.hash;
  return { position: isFollowed && last.position > 0 ? last.position : row.position, fault: 'replaced' };
}

function faultAtEnd(
  last: Accepted,
  head: AuditHead | null,
  signedHeads: readonly SignedAuditHead[],
): AuditFault | null {
  const position = last.position + 1;
  const further = signedHeads.find((signed) => signed.position > last.position);
  if (head && head.position > last.position) {
    return { position, fault: 'truncated', until: head.position, signedAt: null };
  }
  if (further) return { position, fault: 'truncated', until: further.position, signedAt: further.at };
  if (!head) return last.position === 0 ? null : { position: last.position, fault: 'head-gone' };
  if (head.position < last.position) return { position: head.position + 1, fault: 'inserted' };
  return head.hash === last.hash ? null : { position: last.position, fault: 'head-differs' };
}
