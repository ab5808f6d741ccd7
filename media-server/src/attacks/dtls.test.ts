import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { describePicture, watchPicture } from '../media-server.test-support.ts';
import { pictureParameters, rtpPacket } from '../rtp-packets.test-support.ts';
import { connectPeer } from '../webrtc-client.test-support.ts';
import { type Arena, fuzzed, keepOn, openArena } from './arena.test-support.ts';
import { eavesdrop, isClientHello } from './eavesdropper.test-support.ts';
import { bindingRequest } from './stun.test-support.ts';
import { openUdp } from './udp-socket.test-support.ts';

let arena: Arena;
beforeAll(async () => {
  arena = await openArena();
});
afterAll(() => arena.close());

const forMs = 1_500;
const patience = { timeout: 5_000 };
const plainRtp = rtpPacket(1, 4_711, randomBytes(800));

/** A socket that has proved to the server that it knows a transport's credentials, and has not begun DTLS. */
async function openCheckedSocket() {
  const { mediaRoomId } = arena.room;
  const { iceParameters, transportId, port } = await arena.openTransport('send');
  const feed = { mediaRoomId, transportId, feedId: arena.newFeedId(), ...describePicture };
  await arena.server.ask('media:publish', { ...feed, rtpParameters: pictureParameters(4_711) });
  const socket = await openUdp(port('udp'));
  socket.send(bindingRequest(iceParameters));
  await vi.waitFor(() => expect(socket.heard[0]?.readUInt16BE(0)).toBe(0x0101), patience);
  return { ...socket, ...feed };
}

/** What a client really sent to begin DTLS. */
async function recordClientHello() {
  const { mediaRoomId } = arena.room;
  const opened = await arena.openTransport('send');
  const { transportId } = opened;
  const { transport, towardsServer } = await eavesdrop(opened);
  const client = await connectPeer(transport, { sends: [7] }, (dtlsParameters) =>
    arena.server.ask('media:connect-transport', { mediaRoomId, transportId, dtlsParameters }),
  );
  const hello = towardsServer.find(isClientHello);
  if (!hello) throw new Error('no client hello was heard');
  return { client, hello };
}

describe('a stranger', () => {
  it('sends RTP without DTLS, to a port and to a connection that it has checked', async ({ annotate }) => {
    const stranger = await openUdp((await arena.openTransport('send')).port('udp'));
    const checked = await openCheckedSocket();
    const watcher = await watchPicture(arena.server, arena.room, checked.feedId);
    await watcher.resume();
    const harm = await arena.attack(() =>
      keepOn(forMs, 1, () => {
        for (const { send } of [stranger, checked]) send(plainRtp);
      }),
    );
    await annotate(JSON.stringify(harm));
    expect(watcher.pictures()).toEqual([]);
  });

  it('says ClientHello from an address that no check came from', async ({ annotate }) => {
    const { client, hello } = await recordClientHello();
    const { port } = await arena.openTransport('send');
    const { heard, send } = await openUdp(port('udp'));
    const harm = await arena.attack(() => keepOn(forMs, 1, () => send(hello)));
    await annotate(JSON.stringify(harm));
    expect(heard).toEqual([]);
    expect(client.state()).toBe('connected');
    client.close();
  });

  it('sends DTLS records of any nonsense over a connection that it has checked', async ({ annotate }) => {
    const { client, hello } = await recordClientHello();
    client.close();
    const checked = await openCheckedSocket();
    const { mediaRoomId, transportId } = checked;
    const fingerprints = [{ algorithm: 'sha-256', value: Array(32).fill('AB').join(':') } as const];
    const dtlsParameters = { role: 'client', fingerprints } as const;
    await arena.server.ask('media:connect-transport', { mediaRoomId, transportId, dtlsParameters });
    const damaged = fc.tuple(fc.nat(hello.length - 1), fc.nat(255), fc.nat(hello.length)).map(([at, byte, length]) => {
      const copy = Buffer.from(hello);
      copy[at] = byte;
      return copy.subarray(0, length);
    });
    const record = fc
      .tuple(fc.integer({ min: 20, max: 63 }), fc.uint8Array({ maxLength: 400 }))
      .map(([type, body]) => Buffer.concat([Buffer.from([type, 0xfe, 0xfd]), body]));
    const { samples, seed } = fuzzed(fc.oneof(damaged, record), 4_000);
    const harm = await arena.attack(() =>
      keepOn(forMs, 1, () => {
        for (const sample of samples.splice(-4)) checked.send(sample);
      }),
    );
    await annotate(JSON.stringify({ ...harm, seed }));
  });
});
