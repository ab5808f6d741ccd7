import { randomBytes } from 'node:crypto';
import { signalChannel } from '@scrubline/contract';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { rtpPacket, startPictureStream } from '../rtp-packets.test-support.ts';
import { connectPeer } from '../webrtc-client.test-support.ts';
import { type Arena, cutOffsCounted, keepOn, openArena, untilCutOff } from './arena.test-support.ts';
import { attempt, openAttacker } from './attacker.test-support.ts';
import { openUdp } from './udp-socket.test-support.ts';

/** More than anybody needs. The sender is cut off; people in the same room, and in others, go on. */

let arena: Arena;
beforeAll(async () => {
  arena = await openArena();
});
afterAll(() => arena.close());

const patience = { timeout: 5_000 };
/** 100 Mbit/s in packets of 1,200 bytes. */
const packetsPerMs = 100_000_000 / 8 / 1_200 / 1_000;

/** Sends what `packetsIn` says for the time since the start, until the server has cut off the owner. */
async function floodUntilCutOff(ownerId: string, packetsIn: (elapsedMs: number) => number, send: () => void) {
  const startedAtMs = performance.now();
  let sent = 0;
  const flooding = setInterval(() => {
    const due = packetsIn(performance.now() - startedAtMs);
    for (; sent < due; sent += 1) attempt(send);
  }, 1);
  await untilCutOff(arena.server, ownerId).finally(() => clearInterval(flooding));
  return { cutOffAfterMs: Math.round(performance.now() - startedAtMs), sent };
}

describe('a publisher', () => {
  it('sends 100 Mbit/s and is cut off, with all that it has', async ({ annotate }) => {
    const flooder = await openAttacker(arena, { ownerId: 'flooder' });
    const bystander = await openAttacker(arena, { ownerId: 'bystander' });
    startPictureStream(bystander.peer, 0, bystander.ssrc, () => Buffer.alloc(8));
    await vi.waitFor(() => expect(bystander.watcher.pictures().length).toBeGreaterThan(10), patience);
    const payload = randomBytes(1_188);
    let sequence = 0;
    let outcome = {};
    const harm = await arena.flood(async () => {
      outcome = await floodUntilCutOff(
        'flooder',
        (elapsedMs) => elapsedMs * packetsPerMs,
        () => flooder.send(rtpPacket(sequence++, flooder.ssrc, payload)),
      );
    });
    await annotate(JSON.stringify({ ...harm, ...outcome }));
    expect(arena.server.cutOffs).toEqual([{ mediaRoomId: arena.room.mediaRoomId, ownerId: 'flooder' }]);
    await expect(flooder.watcher.resume()).rejects.toMatchObject({ code: 'not-found' });
    const shownBefore = bystander.watcher.pictures().length;
    await vi.waitFor(() => expect(bystander.watcher.pictures().length).toBeGreaterThan(shownBefore + 20), patience);
  });

  it('sends tens of thousands of small packets a second and is cut off', async ({ annotate }) => {
    const flooder = await openAttacker(arena, { ownerId: 'small-packets' });
    let sequence = 0;
    let outcome = {};
    const harm = await arena.flood(async () => {
      outcome = await floodUntilCutOff(
        'small-packets',
        (elapsedMs) => elapsedMs * 20,
        () => flooder.send(rtpPacket(sequence++, flooder.ssrc, Buffer.from([0x10, 1, 0, 0]))),
      );
    });
    await annotate(JSON.stringify({ ...harm, ...outcome }));
    expect(await cutOffsCounted(arena.server, 'feed')).toBeGreaterThanOrEqual(1);
  });

  it('sends 100 Mbit/s that belong to no feed and is cut off', async ({ annotate }) => {
    const flooder = await openAttacker(arena, { ownerId: 'no-feed' });
    const payload = randomBytes(1_188);
    let sequence = 0;
    let outcome = {};
    const harm = await arena.flood(async () => {
      outcome = await floodUntilCutOff(
        'no-feed',
        (elapsedMs) => elapsedMs * 10,
        () => flooder.send(rtpPacket(sequence++, 77, payload)),
      );
    });
    await annotate(JSON.stringify({ ...harm, ...outcome }));
    // Whichever is seen first.
    expect(
      (await cutOffsCounted(arena.server, 'transport')) + (await cutOffsCounted(arena.server, 'no-feed')),
    ).toBeGreaterThanOrEqual(1);
  });
});

describe('a stranger', () => {
  it('sends 100 Mbit/s to the port', async ({ annotate }) => {
    const { port } = await arena.openTransport('send');
    const { send } = await openUdp(port('udp'));
    const datagram = randomBytes(1_200);
    // Looks like a packet of a feed.
    datagram.writeUInt16BE(0x80e0);
    const startedAtMs = performance.now();
    let sent = 0;
    const harm = await arena.flood(() =>
      keepOn(1_500, 1, () => {
        for (; sent < (performance.now() - startedAtMs) * packetsPerMs; sent += 1) send(datagram);
      }),
    );
    await annotate(JSON.stringify({ ...harm, sent }));
    expect(sent).toBeGreaterThan(10_000);
  });
});

describe('a participant', () => {
  it('sends thousands of signals a second and is cut off', async ({ annotate }) => {
    const { mediaRoomId } = arena.room;
    const { label, ...reliability } = signalChannel;
    const sctpStreamParameters = { streamId: 0, label, ...reliability };
    const opened = await arena.openTransport('send', 'talker');
    const { transportId } = opened;
    await arena.server.ask('media:publish-signals', { mediaRoomId, transportId, sctpStreamParameters });
    const talker = await connectPeer(opened, { channels: [sctpStreamParameters] }, (dtlsParameters) =>
      arena.server.ask('media:connect-transport', { mediaRoomId, transportId, dtlsParameters }),
    );
    onTestFinished(talker.close);
    const [channel] = talker.channels;
    await vi.waitFor(() => expect(channel?.isOpen()).toBe(true), patience);
    let outcome = {};
    const harm = await arena.flood(async () => {
      outcome = await floodUntilCutOff(
        'talker',
        (elapsedMs) => elapsedMs * 5,
        () => channel?.sendMessage('{"signal":"clock:ping"}'),
      );
    });
    await annotate(JSON.stringify({ ...harm, ...outcome }));
    expect(await cutOffsCounted(arena.server, 'signals')).toBeGreaterThanOrEqual(1);
  });

  it('publishes as much as it was allowed and is not cut off', async () => {
    const honest = await openAttacker(arena, { ownerId: 'honest' });
    const payload = randomBytes(1_100);
    let sequence = 0;
    const startedAtMs = performance.now();
    // All sizes of a picture, 1.4 times `maxBitrateBps`, and each second a burst of half a megabit.
    const packetsIn = (elapsedMs: number) => elapsedMs * (5_600 / 8 / 1_112) + 56 * Math.floor(elapsedMs / 1_000);
    await keepOn(4_500, 4, () => {
      while (sequence < packetsIn(performance.now() - startedAtMs)) {
        attempt(() => honest.send(rtpPacket(sequence, honest.ssrc, payload)));
        sequence += 1;
      }
    });
    expect(arena.server.cutOffs).not.toContainEqual(expect.objectContaining({ ownerId: 'honest' }));
    await honest.watcher.resume();
  });
});
