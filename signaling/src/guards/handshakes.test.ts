import { once } from 'node:events';
import type { Socket } from 'node:net';
import { beforeEach, expect, it } from 'vitest';
import { expectRefusals } from '../testing/audited-rows.ts';
import { codeOf } from '../testing/code-of.ts';
import { openTcp, upgrade, upgradeRequest } from '../testing/raw-web-socket.ts';
import { type SignalingUnderTest, startSignaling } from '../testing/start-signaling.ts';

const tooOften = { action: 'session:open', outcome: 'too-many-requests' } as const;

let signaling: SignalingUnderTest;
beforeEach(async () => {
  signaling = await startSignaling();
});

it('a participant comes in at most 30 times in ten seconds, and the others as they like', async () => {
  const codes = [];
  for (let count = 0; count < 33; count += 1) codes.push(await codeOf(signaling.join()));
  expect(codes).toEqual([...Array(30).fill('ok'), ...Array(3).fill('too-many-requests')]);
  expect(await codeOf(signaling.join({ participantId: 'somebody-else' }))).toBe('ok');
  await expectRefusals(signaling, [{ ...tooOften, actorId: 'professor', roomId: 'room-1', facts: { times: 3 } }]);
});

it('a token is not used up by coming too often', async () => {
  const professor = await signaling.join();
  const token = await professor.cut();
  for (let count = 0; count < 30; count += 1) await codeOf(signaling.join());
  // Not `resume-refused`: the seat went to the newer sessions, and the token of before is still looked at.
  expect(await codeOf(signaling.enter(token))).toBe('too-many-requests');
  await expectRefusals(signaling, [{ ...tooOften, actorId: 'professor', roomId: 'room-1' }]);
});

const open = () => openTcp(signaling.server.port);

/** As many at once as wait to be accepted; the system forgets the others without a word. */
async function openMany(count: number): Promise<Socket[]> {
  const all: Socket[] = [];
  while (all.length < count) {
    const some = Array.from({ length: 500 }, open);
    await Promise.all(some.map((socket) => once(socket, 'connect')));
    all.push(...some);
  }
  return all;
}

async function knock(address: string): Promise<string> {
  const socket = open();
  const status = await upgrade(socket, address);
  socket.destroy();
  return status;
}

it('an address that storms the door is refused before anything is read, and no other address', async () => {
  const statuses: string[] = [];
  for (let round = 0; round < 13; round += 1) {
    statuses.push(...(await Promise.all(Array.from({ length: 100 }, () => knock('198.51.100.7')))));
  }
  expect(statuses.filter((status) => status === '101')).toHaveLength(1_000);
  expect(statuses.filter((status) => status === '429')).toHaveLength(300);
  expect(await knock('198.51.100.8')).toBe('101');
  expect(await codeOf(signaling.join())).toBe('ok');
  const metrics = await (await fetch(`${signaling.url}/metrics`)).text();
  expect(metrics).toMatch(/handshakes_refused_total\{code="too-many-requests"\} 300/);
  await expectRefusals(signaling, [{ ...tooOften, actorId: null, roomId: null, facts: { times: 300 } }]);
});

it('5,000 connections that say nothing keep nobody out, and are gone within seconds', async () => {
  const [silent, unknown] = [await openMany(4_000), await openMany(1_000)];
  for (const [index, socket] of unknown.entries()) socket.write(upgradeRequest(`198.51.100.${index % 250}`));
  for (const socket of [...silent, ...unknown]) socket.resume();
  await Promise.all(unknown.map((socket) => once(socket, 'data')));
  expect(await codeOf(signaling.join())).toBe('ok');
  const health = await fetch(`${signaling.url}/health`);
  expect(await health.json()).toMatchObject({ status: 'ok', sessions: 1 });
  const stillOpen = () => {
    // What does not say goodbye in turn is ended after a second of the service's clock.
    signaling.clock.advance(1_000);
    return [...silent, ...unknown].filter(({ closed }) => !closed).length;
  };
  await expect.poll(stillOpen, { timeout: 20_000, interval: 500 }).toBe(0);
});
