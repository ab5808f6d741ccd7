import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startPictureStream } from '../rtp-packets.test-support.ts';
import { type Arena, keepOn, openArena } from './arena.test-support.ts';
import { openAttacker } from './attacker.test-support.ts';
import { isSrtp } from './eavesdropper.test-support.ts';

let arena: Arena;
beforeAll(async () => {
  arena = await openArena();
});
afterAll(() => arena.close());

const forMs = 1_500;
const patience = { timeout: 5_000 };

/** A sender whose packets are heard on their way. */
async function openHeardSender() {
  const attacker = await openAttacker(arena);
  const stream = startPictureStream(attacker.peer, 0, attacker.ssrc, () => Buffer.alloc(8));
  await vi.waitFor(() => expect(attacker.watcher.pictures().length).toBeGreaterThan(50), patience);
  stream.stop();
  const recorded = attacker.towardsServer.filter(isSrtp);
  return { ...attacker, recorded };
}

describe('somebody on the path of a sender', () => {
  it('sends its packets again and again, and each is shown once', async ({ annotate }) => {
    const { recorded, sendAgain, watcher } = await openHeardSender();
    let next = 0;
    const harm = await arena.attack(() =>
      keepOn(forMs, 1, () => {
        for (let count = 0; count < 5; count += 1) sendAgain(recorded[next++ % recorded.length] ?? Buffer.alloc(0));
      }),
    );
    await annotate(JSON.stringify(harm));
    expect(next).toBeGreaterThan(recorded.length * 5);
    const sequences = watcher.pictures().map(({ sequence }) => sequence);
    expect(new Set(sequences).size).toBe(sequences.length);
    expect(sequences.length).toBeLessThanOrEqual(recorded.length);
  });

  it('changes its packets, and none is shown', async ({ annotate }) => {
    const { recorded, sendAgain, watcher } = await openHeardSender();
    const shownBefore = watcher.pictures().length;
    const harm = await arena.attack(() =>
      keepOn(forMs, 1, () => {
        const copy = Buffer.from(recorded[randomInt(recorded.length)] ?? Buffer.alloc(40));
        // A new sequence number: as a replay it would be refused for that alone.
        copy.writeUInt16BE(randomInt(65_536), 2);
        copy[randomInt(12, copy.length)] = randomInt(256);
        sendAgain(copy.subarray(0, randomInt(1, copy.length)));
        sendAgain(copy);
      }),
    );
    await annotate(JSON.stringify(harm));
    expect(watcher.pictures().length).toBe(shownBefore);
  });
});
