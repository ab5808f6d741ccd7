import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { negativeAcknowledgement, startPictureStream } from '../rtp-packets.test-support.ts';
import { type Arena, fuzzed, keepOn, openArena } from './arena.test-support.ts';
import { attempt, openAttacker } from './attacker.test-support.ts';

let arena: Arena;
beforeAll(async () => {
  arena = await openArena();
});
afterAll(() => arena.close());

const forMs = 1_500;
const patience = { timeout: 5_000 };

/** One RTCP packet that says it is longer or shorter than it is. */
function rtcp(type: number, format: number, words: number, body: Uint8Array): Buffer {
  const header = Buffer.from([0x80 | format, type, 0, 0]);
  header.writeUInt16BE(words, 2);
  return Buffer.concat([header, body]);
}

const [senderReport, receiverReport, description, goodbye, application, transportFeedback, payloadFeedback, extended] =
  [200, 201, 202, 203, 204, 205, 206, 207];

describe('a watcher', () => {
  it('asks for packets again thousands of times a second', async ({ annotate }) => {
    const { peer, ssrc, watcher } = await openAttacker(arena);
    startPictureStream(peer, 0, ssrc, () => Buffer.alloc(8));
    await vi.waitFor(() => expect(watcher.pictures().length).toBeGreaterThan(20), patience);
    const harm = await arena.attack(() =>
      keepOn(forMs, 1, () => {
        const { ssrc: own = 0, sequence = 0 } = watcher.pictures().at(-1) ?? {};
        for (let back = 0; back < 8; back += 1) {
          watcher.peer.sendFeedback(0, negativeAcknowledgement(own, (sequence - back + 65_536) % 65_536));
        }
        // A key frame, please: once a millisecond.
        const pli = rtcp(payloadFeedback, 1, 2, Buffer.alloc(8));
        pli.writeUInt32BE(own, 8);
        watcher.peer.sendFeedback(0, pli);
      }),
    );
    await annotate(JSON.stringify(harm));
  });

  it('sends truncated and contradictory reports', async ({ annotate }) => {
    const { peer, ssrc, watcher } = await openAttacker(arena);
    startPictureStream(peer, 0, ssrc, () => Buffer.alloc(8));
    const types = [
      senderReport,
      receiverReport,
      description,
      goodbye,
      application,
      transportFeedback,
      payloadFeedback,
      extended,
      192,
      223,
    ];
    const packet = fc
      .tuple(
        fc.constantFrom(...types),
        fc.nat(31),
        fc.oneof(fc.nat(40), fc.constantFrom(0, 0xffff)),
        fc.uint8Array({ minLength: 4, maxLength: 120 }),
      )
      .map(([type, format, words, body]) => rtcp(type, format, words, body));
    const honest = fc
      .tuple(fc.constantFrom(...types), fc.nat(31), fc.nat(29))
      .map(([type, format, words]) => rtcp(type, format, words, withSsrc(randomBytes(words * 4), ssrc)));
    const compound = fc
      .array(fc.oneof(packet, honest), { minLength: 1, maxLength: 8 })
      .map((all) => Buffer.concat(all));
    const { samples, seed } = fuzzed(compound, 6_000);
    let sent = 0;
    const harm = await arena.attack(() =>
      keepOn(forMs, 1, () => {
        for (const sample of samples.splice(-2)) sent += Number(attempt(() => watcher.peer.sendFeedback(0, sample)));
        for (const sample of samples.splice(-2)) sent += Number(attempt(() => peer.send(0, sample)));
      }),
    );
    await annotate(JSON.stringify({ ...harm, seed, sent }));
    expect(sent).toBeGreaterThan(1_000);
    const shownBefore = watcher.pictures().length;
    await vi.waitFor(() => expect(watcher.pictures().length).toBeGreaterThan(shownBefore + 10), patience);
  });
});

function withSsrc(body: Buffer, ssrc: number): Buffer {
  if (body.length >= 8) body.writeUInt32BE(ssrc, 4);
  return body;
}
