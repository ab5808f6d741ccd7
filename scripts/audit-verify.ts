import {
  describeAuditFault,
  readAuditSpan,
  readSignedHeads,
  type SignedAuditHead,
  unsignedSince,
  verifyAudit,
} from '@scrubline/database';
import { findAuditHeads, openAuditDatabase } from './audit/open-audit.ts';
import { runCommand } from './audit/unavailable.ts';

await runCommand(async () => {
  const { database, close } = await openAuditDatabase();
  const { directory, key } = findAuditHeads();
  // Before the rows: a head that is signed meanwhile would know more of them than are looked at.
  const { heads, refused } = await readSignedHeads(directory, key);
  const span = await readAuditSpan(database);
  const { events, fault } = await verifyAudit(database, heads).finally(close);
  for (const name of refused) console.log(`signed head ${name}: not signed by this key for that day`);
  const since = unsignedSince(span, heads);
  if (since)
    console.log(`no head was signed since ${since.toISOString()}: what was written later could be changed unseen`);
  if (fault) console.log(describeAuditFault(fault));
  else console.log(`${events} events, chain whole, ${describeHeads(heads)}`);
  return fault || since || refused.length > 0 ? 1 : 0;
});

function describeHeads(heads: readonly SignedAuditHead[]): string {
  const last = heads.at(-1);
  return last ? `${heads.length} signed heads match, the last one up to row ${last.position}` : 'no signed head yet';
}
