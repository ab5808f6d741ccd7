import { randomBytes, randomInt } from 'node:crypto';
import { FeedId, MediaRoomId, type TransportDirection } from '@scrubline/contract';
import fc from 'fast-check';
import { expect, vi } from 'vitest';
import { openRoom, startTestServer, type TestRoom, type TestServer, workersOf } from '../media-server.test-support.ts';
import type { Harm } from './harm.test-support.ts';
import { startVictim } from './victim.test-support.ts';

/** A media-server with two workers: an attacker's room on one of them, and beside it rooms of people at work. */
export interface Arena {
  readonly server: TestServer;
  /** The attacker's. */
  readonly room: TestRoom;
  readonly newFeedId: () => FeedId;
  readonly openTransport: (
    direction: TransportDirection,
    ownerId?: string,
  ) => Promise<OpenedTransport & { port: (protocol: 'udp' | 'tcp') => number }>;
  /**
   * Attacks, and says what the others felt. Fails when a worker has ended, or when a receiver on the other worker
   * waited for more than 100 ms for the server.
   */
  readonly attack: (attack: () => Promise<unknown>) => Promise<{ sameWorker: Harm; otherWorker: Harm }>;
  readonly close: () => Promise<void>;
}

type OpenedTransport = Awaited<ReturnType<typeof ask>>;
const ask = (server: TestServer, mediaRoomId: MediaRoomId, ownerId: string, direction: TransportDirection) =>
  server.ask('media:create-transport', { mediaRoomId, ownerId, direction });

/** Half of a spoken syllable: shorter is not noticed in a moving picture. */
const mostGapMs = 100;
/** Also after an attack that is over at once: what it left behind is felt later. */
const leastMs = 300;

export async function openArena(): Promise<Arena> {
  const server = await startTestServer(2);
  // Each room goes to the worker with less to do: the attacker's to the one, the first victim's to the other.
  const room = await openRoom(server);
  const [attacked, spared] = (await workersOf(server)).toSorted((one, other) => other.rooms - one.rooms);
  const otherWorker = await startVictim(server.address, roomId());
  const sameWorker = await startVictim(server.address, roomId());
  const pids = async () => (await workersOf(server)).map(({ pid }) => pid);
  const before = await workersOf(server);
  expect(before).toEqual(
    expect.arrayContaining([
      { ...attacked, rooms: 2 },
      { ...spared, rooms: 1 },
    ]),
  );
  sameWorker.isOn(attacked?.pid ?? 0);
  otherWorker.isOn(spared?.pid ?? 0);

  return {
    server,
    room,
    newFeedId: () => FeedId.parse(`feed-${randomBytes(6).toString('hex')}`),
    openTransport: async (direction, ownerId = `attacker-${randomBytes(6).toString('hex')}`) => {
      const transport = await ask(server, room.mediaRoomId, ownerId, direction);
      const port = (wanted: 'udp' | 'tcp') =>
        transport.iceCandidates.find(({ protocol }) => protocol === wanted)?.port ?? 0;
      return { ...transport, port };
    },
    attack: async (attack) => {
      for (const victim of [sameWorker, otherWorker]) victim.begin();
      await Promise.all([attack(), pass(leastMs)]);
      // First: from a room whose worker is gone nothing would ever be heard.
      expect(server.closures).toEqual([]);
      expect(await pids()).toEqual(before.map(({ pid }) => pid));
      const [same, other] = await Promise.all([sameWorker.end(), otherWorker.end()]);
      expect(other.packets).toBeGreaterThan(leastMs / 20);
      expect(other.addedGapMs).toBeLessThanOrEqual(mostGapMs);
      return { sameWorker: same, otherWorker: other };
    },
    close: async () => {
      sameWorker.stop();
      otherWorker.stop();
      await server.stop();
    },
  };
}

const roomId = () => MediaRoomId.parse(`victim-${randomBytes(6).toString('hex')}`);

/** Resolves after a while that belongs to what is measured, not to the waiting for it. */
export const pass = (forMs: number): Promise<void> => keepOn(forMs, forMs, () => undefined);

/** Calls `act` every `everyMs` for `forMs`. */
export function keepOn(forMs: number, everyMs: number, act: () => void): Promise<void> {
  const endsAtMs = performance.now() + forMs;
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      if (performance.now() < endsAtMs) return act();
      clearInterval(timer);
      resolve();
    }, everyMs);
  });
}

/** Values drawn anew at each run; the seed repeats one. */
export function fuzzed<Value>(values: fc.Arbitrary<Value>, count: number, seed = randomInt(2 ** 31)) {
  return { seed, samples: fc.sample(values, { numRuns: count, seed }) };
}

/** Until the media-server says so. */
export const untilCutOff = (server: TestServer, ownerId: string) =>
  vi.waitFor(() => expect(server.cutOffs).toContainEqual(expect.objectContaining({ ownerId })), { timeout: 8_000 });
