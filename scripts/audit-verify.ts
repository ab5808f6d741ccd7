import { describeAuditFault, readSignedHeads, verifyAudit } from '@scrubline/database';
import { findAuditHeads, openAuditDatabase } from './audit/open-audit.ts';
import { runCommand } from './audit/unavailable.ts';

await runCommand(async () => {
  const { database, close } = await openAuditDatabase();
  const { directory, key } = findAuditHeads();
  // Before the rows: a head that is signed meanwhile would know more of them than are looked at.
  const { heads, refused } = await readSignedHeads(directory, key);
  const { events, fault } = await verifyAudit(database, heads).finally(close);
  for (const name of refused) console.log(`signed head ${name}: not signed by this key for that day`);
  if (fault) console.log(describeAuditFault(fault));
  else console.log(`${events} events, chain whole, ${heads.length} signed heads match`);
  return fault || refused.length > 0 ? 1 : 0;
});
