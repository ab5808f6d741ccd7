import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { streamAuditEvents, toFhirAuditEvent } from '@scrubline/database';
import { z } from 'zod';
import { openAuditDatabase } from './audit/open-audit.ts';
import { runCommand } from './audit/unavailable.ts';

const usage =
  'npm run -s audit:export -- [--from 2026-03-01] [--to 2026-04-01] > audit.ndjson\n' +
  'From the first instant up to and without the second. A day begins at midnight of UTC; 2026-03-01T08:00+08:00 is also right.';
const exUsage = 64; // EX_USAGE of sysexits.h

const Instant = z
  .union([z.iso.date(), z.iso.datetime({ offset: true, local: false })])
  .transform((text) => new Date(text));
const Period = z.strictObject({ from: Instant.optional(), to: Instant.optional() });

function readPeriod() {
  try {
    const { values } = parseArgs({ options: { from: { type: 'string' }, to: { type: 'string' } } });
    return Period.parse(values);
  } catch {
    return null;
  }
}

await runCommand(async () => {
  const period = readPeriod();
  if (!period) {
    console.error(usage);
    return exUsage;
  }
  const { database, close } = await openAuditDatabase();
  async function* lines() {
    for await (const event of streamAuditEvents(database, period ?? {})) {
      yield `${JSON.stringify(toFhirAuditEvent(event))}\n`;
    }
  }
  await pipeline(Readable.from(lines()), process.stdout, { end: false }).finally(close);
  return 0;
});
