import { randomBytes } from 'node:crypto';
import { MediaRoomId } from '@scrubline/contract';
import { afterAll, beforeAll, expect, it, onTestFinished, vi } from 'vitest';
import { openRoom, startTestServer, type TestServer, workersOf } from '../media-server.test-support.ts';
import { pass } from './arena.test-support.ts';
import { startVictim } from './victim.test-support.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(2);
});
afterAll(() => server.stop());

const patience = { timeout: 10_000 };

it('a worker that dies is felt by nobody on the other, again and again', async ({ annotate }) => {
  const victim = await startVictim(server.address, MediaRoomId.parse(`victim-${randomBytes(6).toString('hex')}`));
  onTestFinished(victim.stop);
  const safe = (await workersOf(server)).find(({ rooms }) => rooms === 1)?.pid ?? 0;
  victim.isOn(safe);
  const harms = [];
  for (const deaths of [1, 2, 3]) {
    const doomed = await openRoom(server);
    const dying = (await workersOf(server)).find(({ pid }) => pid !== safe)?.pid ?? 0;
    victim.begin();
    process.kill(dying, 'SIGKILL');
    await vi.waitFor(() => expect(server.closures).toHaveLength(deaths), patience);
    // Another takes its place, and rooms go to it.
    await vi.waitFor(async () => expect(await workersOf(server)).toHaveLength(2), patience);
    await openRoom(server).then(({ mediaRoomId }) => server.ask('media:close-room', { mediaRoomId }));
    await pass(700);
    const harm = await victim.end();
    harms.push(harm);
    expect(server.closures.at(-1)).toEqual({ mediaRoomId: doomed.mediaRoomId, reason: 'worker-died' });
    expect(harm.packets).toBeGreaterThan(40);
    expect(harm.lostPackets).toBe(0);
    expect(harm.addedGapMs).toBeLessThanOrEqual(100);
  }
  await annotate(JSON.stringify(harms));
  expect((await workersOf(server)).map(({ pid }) => pid)).toContain(safe);
  const metrics = await (await fetch(`${server.address}/metrics`)).text();
  expect(metrics).toContain('scrubline_media_worker_deaths_total 3');
});
