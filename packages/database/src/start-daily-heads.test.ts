import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger } from '@scrubline/service-kit';
import { exportJWK, generateKeyPair } from 'jose';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { appendAudit } from './audit.ts';
import { AuditKey } from './audit-head.ts';
import { startDailyHeads, untilNextHeadMs } from './start-daily-heads.ts';
import { openTestNetwork, type TestNetwork } from './test-network.ts';

let network: TestNetwork;
let privateKey: AuditKey;
let directory: string;
let stop = async () => {};
beforeAll(async () => {
  network = await openTestNetwork();
  const keys = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  privateKey = AuditKey.parse(await exportJWK(keys.privateKey));
});
afterAll(() => network.close());
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'scrubline-heads-'));
});
afterEach(async () => {
  await stop();
  rmSync(directory, { recursive: true });
});

const noon = Date.parse('2026-03-12T12:00:00Z');
const [minuteMs, hourMs] = [60_000, 3_600_000];

it('is due at the next midnight of UTC, or soon when the day has none yet', () => {
  expect(untilNextHeadMs(noon, true)).toBe(12 * hourMs);
  expect(untilNextHeadMs(noon, false)).toBe(5 * minuteMs);
  expect(untilNextHeadMs(noon + 12 * hourMs, true)).toBe(24 * hourMs);
  expect(untilNextHeadMs(noon + 12 * hourMs - 1_000, false)).toBe(1_000);
});

it('exports at the start, tries again soon when there is nothing, then each day, until it is stopped', async () => {
  let time = noon;
  const due: { readonly delayMs: number; readonly action: () => void }[] = [];
  const cancelled: number[] = [];
  const clock = {
    now: () => time,
    after: (delayMs: number, action: () => void) => {
      const index = due.push({ delayMs, action }) - 1;
      return () => void cancelled.push(index);
    },
  };
  const logger = createLogger('test');
  logger.level = 'silent';
  const becomesDue = async (index: number) => {
    await vi.waitFor(() => expect(due).toHaveLength(index + 1));
    const next = due[index];
    time += next?.delayMs ?? 0;
    return next;
  };
  stop = startDailyHeads({ database: network.database, privateKey, directory, clock, logger });

  const retry = await becomesDue(0);
  expect(retry?.delayMs).toBe(5 * minuteMs);
  await appendAudit(network.database, [
    { at: new Date(time), actor: { kind: 'service', id: 'web' }, action: 'test:act', outcome: 'ok' },
  ]);
  retry?.action();
  const midnight = await becomesDue(1);
  expect(readdirSync(directory)).toEqual(['2026-03-12.json']);
  midnight?.action();
  expect((await becomesDue(2))?.delayMs).toBe(24 * hourMs);
  expect(readdirSync(directory)).toEqual(['2026-03-12.json', '2026-03-13.json']);
  await stop();
  expect(cancelled).toContain(2);
});

it('plans nothing more when it is stopped while it exports', async () => {
  const due: number[] = [];
  const after = (delayMs: number) => {
    due.push(delayMs);
    return () => {};
  };
  const logger = createLogger('test');
  logger.level = 'silent';
  stop = startDailyHeads({
    database: network.database,
    privateKey,
    directory,
    clock: { now: () => noon, after },
    logger,
  });
  await stop();
  expect(due).toEqual([]);
});
