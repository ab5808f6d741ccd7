import { signalChannel } from '@scrubline/contract';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { connectPeer } from '../webrtc-client.test-support.ts';
import { type Arena, fuzzed, keepOn, openArena } from './arena.test-support.ts';
import { attempt } from './attacker.test-support.ts';
import { openDtlsClient } from './dtls-client.test-support.ts';
import {
  chunk,
  chunkTypes,
  cookieIn,
  initiateTagIn,
  initValue,
  packetsIn,
  sctpPacket,
} from './sctp-packets.test-support.ts';

let arena: Arena;
beforeAll(async () => {
  arena = await openArena();
});
afterAll(() => arena.close());

const forMs = 2_000;
const patience = { timeout: 5_000 };
const { label, ...reliability } = signalChannel;
const channel = { streamId: 0, label, ...reliability };

/** Chunks of every type, known or not, whose length and inside are what a careless reader would stumble over. */
const anyChunk = fc
  .tuple(
    fc.oneof(fc.nat(15), fc.constantFrom(64, 128, 129, 130, 132, 192, 193, 194, 255)),
    fc.nat(255),
    fc.uint8Array({ maxLength: 64 }),
    fc.option(fc.oneof(fc.nat(80), fc.constantFrom(0, 1, 3, 0xffff))),
  )
  .map(([type, flags, value, saysLength]) => chunk(type, flags, value, saysLength ?? undefined));

const ofNothing = sctpPacket(0, []);

async function openAssociation() {
  const { mediaRoomId } = arena.room;
  const { transportId, iceParameters, port } = await arena.openTransport('send');
  const { heard, send, isRunning } = await openDtlsClient(port('udp'), iceParameters, (dtlsParameters) =>
    arena.server.ask('media:connect-transport', { mediaRoomId, transportId, dtlsParameters }),
  );
  await arena.server.ask('media:publish-signals', { mediaRoomId, transportId, sctpStreamParameters: channel });
  const acknowledged = await vi.waitFor(
    () => {
      // Again each time: until DTLS is done nothing is listening.
      send(sctpPacket(0, [chunk(chunkTypes.init, 0, initValue(0x1234))]));
      const answer = packetsIn(Buffer.concat(heard)).find((packet) => cookieIn(packet) !== null);
      if (!answer) throw new Error('the server does not begin an association');
      return answer;
    },
    { ...patience, interval: 100 },
  );
  return { send, isRunning, cookie: cookieIn(acknowledged) ?? ofNothing, tag: initiateTagIn(acknowledged) ?? 0 };
}

describe('malformed SCTP inside DTLS', () => {
  it('while an association begins', async ({ annotate }) => {
    const { send, isRunning, tag } = await openAssociation();
    const packet = fc
      .tuple(fc.constantFrom(0, tag, 0x1234), fc.array(anyChunk, { maxLength: 5 }))
      .map(([verificationTag, chunks]) => sctpPacket(verificationTag, chunks));
    const { samples, seed } = fuzzed(fc.oneof(packet, fc.uint8Array({ minLength: 1, maxLength: 60 })), 1_500);
    const harm = await arena.attack(() => keepOn(forMs, 2, () => void send(samples.pop() ?? ofNothing)));
    await annotate(JSON.stringify({ ...harm, seed }));
    expect(isRunning()).toBe(true);
  });

  it('within an association, with pieces of messages that never fit', async ({ annotate }) => {
    const { send, isRunning, cookie, tag } = await openAssociation();
    send(sctpPacket(tag, [chunk(chunkTypes.cookieEcho, 0, cookie)]));
    const data = fc
      .tuple(
        fc.nat(15),
        fc.nat(40),
        fc.constantFrom(0, 1, 65_535),
        fc.nat(0xffff),
        fc.constantFrom(50, 51, 53, 56, 57, 0),
      )
      .chain(([flags, sequence, stream, streamSequence, protocol]) =>
        fc.uint8Array({ maxLength: 300 }).map((payload) => {
          const header = Buffer.alloc(12);
          header.writeUInt32BE(1 + sequence);
          header.writeUInt16BE(stream, 4);
          header.writeUInt16BE(streamSequence, 6);
          header.writeUInt32BE(protocol, 8);
          return chunk(chunkTypes.data, flags, Buffer.concat([header, payload]));
        }),
      );
    const packet = fc
      .array(fc.oneof({ weight: 4, arbitrary: data }, anyChunk), { minLength: 1, maxLength: 4 })
      .map((chunks) => sctpPacket(tag, chunks));
    const { samples, seed } = fuzzed(packet, 1_500);
    const harm = await arena.attack(() => keepOn(forMs, 2, () => void send(samples.pop() ?? ofNothing)));
    await annotate(JSON.stringify({ ...harm, seed }));
    expect(isRunning()).toBe(true);
  });
});

describe('a data channel', () => {
  it('carries messages above the limit, empty ones, and channels that nobody announced', async ({ annotate }) => {
    const { mediaRoomId } = arena.room;
    const opened = await arena.openTransport('send');
    const { transportId } = opened;
    const announced = { ...channel, streamId: 4 };
    await arena.server.ask('media:publish-signals', { mediaRoomId, transportId, sctpStreamParameters: announced });
    const peer = await connectPeer(opened, { channels: [announced, { streamId: 9 }] }, (dtlsParameters) =>
      arena.server.ask('media:connect-transport', { mediaRoomId, transportId, dtlsParameters }),
    );
    onTestFinished(peer.close);
    const [known, unknown] = peer.channels;
    await vi.waitFor(() => expect([known, unknown].every((one) => one?.isOpen())).toBe(true), patience);
    const { maxReceiveMessageSize } = opened.sctpParameters;
    const whole = Buffer.alloc(maxReceiveMessageSize, 1);
    const harm = await arena.attack(() =>
      keepOn(1_000, 250, () => {
        attempt(() => known?.sendMessageBinary(whole));
        attempt(() => known?.sendMessage(''));
        attempt(() => unknown?.sendMessageBinary(Buffer.from([3, 0, 0, 0, 0xff, 0xff, 0xff, 0xff])));
      }),
    );
    await annotate(JSON.stringify({ ...harm, maxReceiveMessageSize }));
    expect(peer.state()).toBe('connected');
  });
});
