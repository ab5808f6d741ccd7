import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AuditKey, appendAudit, exportAuditHead } from '@scrubline/database';
import { openTestNetwork, type TestNetwork } from '@scrubline/database/test-network';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { keysAndSecrets, readSecrets } from '../preparation/secrets.mjs';
import { repository } from '../preparation/settings.mjs';

let network: TestNetwork;
let dataDirectory: string;
let privateKey: AuditKey;

beforeEach(async () => {
  dataDirectory = mkdtempSync(join(tmpdir(), 'scrubline-audit-'));
  await keysAndSecrets(dataDirectory).run(() => {});
  privateKey = AuditKey.parse(JSON.parse(readSecrets(dataDirectory).AUDIT_SIGNING_KEY));
  network = await openTestNetwork();
});
afterEach(async () => {
  await network.close();
  rmSync(dataDirectory, { recursive: true });
});

const at = (day: number) => new Date(Date.UTC(2026, 2, day, 8));
const append = (...days: number[]) =>
  appendAudit(
    network.database,
    days.map((day) => ({ at: at(day), actor: { kind: 'person', id: 'gu' }, action: 'room:join', outcome: 'ok' })),
  );
const signHead = (day: number) =>
  exportAuditHead(network.database, { privateKey, directory: join(dataDirectory, 'audit'), now: at(day) });

interface Printed {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const Failure = z.object({ code: z.number() });

/** As whoever looks after an installation types it. */
const run = (script: string, settings: Record<string, string> = {}) =>
  new Promise<Printed>((resolve) => {
    const [file = '', ...given] = script.split(' ');
    const environment = {
      ...process.env,
      DATA_DIRECTORY: dataDirectory,
      DATABASE_URL: network.databaseUrl,
      ...settings,
    };
    const options = { cwd: repository, env: environment };
    execFile(process.execPath, [join('scripts', file), ...given], options, (error, stdout, stderr) =>
      resolve({ code: error ? Failure.parse(error).code : 0, stdout: stdout.trim(), stderr: stderr.trim() }),
    );
  });

test('a whole chain is counted, with the heads that match it', async () => {
  await append(1, 2);
  await signHead(2);
  await append(3);
  expect(await run('audit-verify.ts')).toEqual({
    code: 0,
    stdout: '3 events, chain whole, 1 signed heads match, the last one up to row 2',
    stderr: '',
  });
});

test('the first bad row is named, and the command fails', async () => {
  await append(1, 2, 3);
  await network.database.execute(`update audit_event set outcome = 'not-permitted' where position = 2`);
  expect(await run('audit-verify.ts')).toMatchObject({
    code: 1,
    stdout: 'row 2: edited: what it says and its hash do not agree',
  });
});

test('a signed head tells of rows that the table knows nothing of', async () => {
  await append(1, 2, 3);
  await signHead(3);
  await network.database.execute(`delete from audit_event`);
  await network.database.execute(`delete from audit_head`);
  await append(1, 2);
  expect(await run('audit-verify.ts')).toMatchObject({
    code: 1,
    stdout: 'row 3: cut off: the chain reached row 3, as the signed head of 2026-03-03T08:00:00.000Z says',
  });
});

test('heads that are gone, or were not signed for days, are told of, and the command fails', async () => {
  await append(1, 2, 3);
  expect(await run('audit-verify.ts')).toMatchObject({ code: 0, stdout: '3 events, chain whole, no signed head yet' });
  await append(4);
  expect(await run('audit-verify.ts')).toMatchObject({
    code: 1,
    stdout: expect.stringContaining(`no head was signed since ${at(1).toISOString()}`),
  });
  await signHead(4);
  await append(7);
  expect(await run('audit-verify.ts')).toMatchObject({
    code: 1,
    stdout: expect.stringContaining(`no head was signed since ${at(4).toISOString()}`),
  });
});

test('a head that another key signed is named, and the command fails', async () => {
  await append(1);
  await signHead(1);
  writeFileSync(join(dataDirectory, 'audit/2026-03-02.json'), '{}');
  expect(await run('audit-verify.ts')).toMatchObject({
    code: 1,
    stdout: expect.stringContaining('signed head 2026-03-02.json: not signed by this key for that day'),
  });
});

test('what keeps the chain from being looked at is said in words, and is no verdict', async () => {
  const stopped = await run('audit-verify.ts', { DATABASE_URL: '' });
  expect(stopped).toMatchObject({ code: 69, stdout: '' });
  expect(stopped.stderr).toContain(`its data in ${dataDirectory} is stopped`);
  const unreachable = await run('audit-verify.ts', { DATABASE_URL: 'postgres://a:hidden-word@127.0.0.1:1/b' });
  expect(unreachable).toMatchObject({ code: 69, stdout: '' });
  expect(unreachable.stderr).toContain('ECONNREFUSED');
  expect(unreachable.stderr).not.toContain('hidden-word');
  const keyless = await run('audit-verify.ts', { AUDIT_SIGNING_KEY: 'nonsense' });
  expect(keyless).toMatchObject({ code: 69, stderr: expect.stringContaining('AUDIT_SIGNING_KEY is no Ed25519 key') });
});

test('a period is exported as FHIR, one event a line', async () => {
  await append(1, 2, 3, 4);
  const exported = await run('audit-export.ts --from 2026-03-02 --to 2026-03-04T16:00:00+08:00');
  expect(exported).toMatchObject({ code: 0, stderr: '' });
  const events = exported.stdout.split('\n').map((line) => JSON.parse(line));
  expect(events).toMatchObject([
    { resourceType: 'AuditEvent', id: 'scrubline-2', recorded: at(2).toISOString() },
    { resourceType: 'AuditEvent', id: 'scrubline-3', recorded: at(3).toISOString() },
  ]);
});

test.each(['--from yesterday', '--until 2026-03-01', '2026-03-01'])(
  'an export of "%s" says how it is asked for',
  async (given) => {
    const refused = await run(`audit-export.ts ${given}`);
    expect(refused).toMatchObject({ code: 64, stdout: '', stderr: expect.stringContaining('audit:export -- [--from') });
  },
);
