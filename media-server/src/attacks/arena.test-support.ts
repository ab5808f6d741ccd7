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
   * Attacks, and says what the others felt. Fails when a worker has ended, or when a receiver in another room, on the
   * attacked worker or on the other, waited for more than 100 ms for the server or lost more than 2 packets in 100.
   */
  readonly attack: (attack: () => Promise<unknown>) => Promise<Felt>;
  /**
   * The same for more than anybody needs: until it is over, those on the attacked worker may wait for 250 ms and lose one
   * packet in ten. From then on, and on the other worker at all times, nothing is different.
   */
  readonly flood: (flood: () => Promise<unknown>) => Promise<Felt & { afterwards: Harm }>;
  readonly close: () => Promise<void>;
}

interface Felt {
  readonly sameWorker: Harm;
  readonly otherWorker: Harm;
}

type OpenedTransport = Awaited<ReturnType<typeof ask>>;
const ask = (server: TestServer, mediaRoomId: MediaRoomId, ownerId: string, direction: TransportDirection) =>
  server.ask('media:create-transport', { mediaRoomId, ownerId, direction });

interface Bearable {
  readonly mostGapMs: number;
  readonly mostLostRatio: number;
}

/** Half of a spoken syllable: shorter is not noticed in a moving picture. What is lost, repetitions bring back in time. */
const unnoticed: Bearable = { mostGapMs: 100, mostLostRatio: 0.02 };
/** A picture that stands still for a quarter of a second, once. */
const inFlood: Bearable = { mostGapMs: 250, mostLostRatio: 0.1 };

/** Also after an attack that is over at once: what it left behind is felt later. */
const leastMs = 300;
const afterFloodMs = 1_000;

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

  const measure = async (attack: () => Promise<unknown>, onSameWorker: Bearable): Promise<Felt> => {
    for (const victim of [sameWorker, otherWorker]) victim.begin();
    await Promise.all([attack(), pass(leastMs)]);
    // First: from a room whose worker is gone nothing would ever be heard.
    expect(server.closures).toEqual([]);
    expect(await pids()).toEqual(before.map(({ pid }) => pid));
    const [same, other] = await Promise.all([sameWorker.end(), otherWorker.end()]);
    expectBearable('same worker', same, onSameWorker);
    expectBearable('other worker', other, unnoticed);
    return { sameWorker: same, otherWorker: other };
  };

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
    attack: (attack) => measure(attack, unnoticed),
    flood: async (flood) => {
      const felt = await measure(flood, inFlood);
      const { sameWorker: afterwards } = await measure(() => pass(afterFloodMs), unnoticed);
      return { ...felt, afterwards };
    },
    close: async () => {
      sameWorker.stop();
      otherWorker.stop();
      await server.stop();
    },
  };
}

function expectBearable(where: string, harm: Harm, { mostGapMs, mostLostRatio }: Bearable): void {
  const felt = `${where}: ${JSON.stringify(harm)}`;
  expect(harm.packets, felt).toBeGreaterThan(leastMs / 20);
  expect(harm.addedGapMs, felt).toBeLessThanOrEqual(mostGapMs);
  expect(harm.lostPackets / (harm.packets + harm.lostPackets), felt).toBeLessThanOrEqual(mostLostRatio);
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

/** How many the media-server has cut off for this. */
export async function cutOffsCounted({ address }: TestServer, what: string): Promise<number> {
  const metrics = await (await fetch(`${address}/metrics`)).text();
  return Number(new RegExp(`owners_cut_off_total\\{what="${what}"\\} (\\d+)`).exec(metrics)?.[1]);
}
