import type { AuditFault } from './audit-verification.ts';

/** A sentence for whoever looks after the installation. */
export function describeAuditFault(fault: AuditFault): string {
  return `row ${fault.position}: ${whatIsWrong(fault)}`;
}

function whatIsWrong(fault: AuditFault): string {
  switch (fault.fault) {
    case 'edited':
      return 'edited: what it says and its hash do not agree';
    case 'inserted':
      return 'inserted: it was not written as a part of this chain';
    case 'replaced':
      return 'replaced: another row stood between its neighbours';
    case 'deleted':
      return fault.until === fault.position ? 'deleted' : `deleted, with all rows up to ${fault.until}`;
    case 'moved':
      return `out of order: what stands here was written as row ${fault.from}`;
    case 'truncated':
      return `cut off: the chain reached row ${fault.until}, as ${witness(fault.signedAt)} says`;
    case 'rewritten':
      return `rewritten: ${witness(fault.signedAt)} says another hash; something after row ${fault.intactUntil} was changed`;
    case 'head-differs':
      return 'the head of the chain says another hash for this last row';
    case 'head-gone':
      return 'this is the last row, and the head of the chain is gone';
  }
}

const witness = (signedAt: Date | null) =>
  signedAt ? `the signed head of ${signedAt.toISOString()}` : "the table's own head";
