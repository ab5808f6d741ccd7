import { ConsumerId, signalChannel } from '@scrubline/contract';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { openRoom, startTestServer, type TestRoom, type TestServer } from '../media-server.test-support.ts';
import { connectPeer } from '../webrtc-client.test-support.ts';

const patience = { timeout: 5_000 };
const { label, ...reliability } = signalChannel;
const sent = { streamId: 0, label, ...reliability };

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

async function openTransport({ mediaRoomId }: TestRoom, ownerId: 'rig' | 'specialist' | 'stranger') {
  const direction = ownerId === 'rig' ? 'send' : 'receive';
  const transport = await server.ask('media:create-transport', { mediaRoomId, ownerId, direction });
  const { transportId } = transport;
  const connect = async (plan: Parameters<typeof connectPeer>[1]) => {
    const peer = await connectPeer(transport, plan, (dtlsParameters) =>
      server.ask('media:connect-transport', { mediaRoomId, transportId, dtlsParameters }),
    );
    onTestFinished(peer.close);
    return peer;
  };
  return { mediaRoomId, transportId, connect };
}

describe('signals', () => {
  it('cross from one participant to another on an unordered channel', async () => {
    const room = await openRoom(server);
    const { connect: connectRig, ...rig } = await openTransport(room, 'rig');
    const { connect: connectSpecialist, ...specialist } = await openTransport(room, 'specialist');
    const { dataProducerId } = await server.ask('media:publish-signals', { ...rig, sctpStreamParameters: sent });
    const watched = await server.ask('media:subscribe-signals', { ...specialist, dataProducerId });
    expect(watched.sctpStreamParameters).toMatchObject({ label, ordered: false });

    const [sender, receiver] = await Promise.all([
      connectRig({ channels: [sent] }),
      connectSpecialist({ channels: [watched.sctpStreamParameters] }),
    ]);
    const heard: unknown[] = [];
    receiver.channels[0]?.onMessage((message) => heard.push(message));
    await vi.waitFor(
      () => expect([sender, receiver].every(({ channels }) => channels[0]?.isOpen())).toBe(true),
      patience,
    );
    // More than the connection takes at once: none may be dropped for having to wait a moment.
    const strokePoints = Array.from({ length: 100 }, (_, index) => `${index}`.padEnd(800, '.'));
    for (const point of strokePoints) sender.channels[0]?.sendMessage(point);
    await vi.waitFor(() => expect(heard).toHaveLength(strokePoints.length), patience);
    expect(new Set(heard)).toEqual(new Set(strokePoints));
  });

  it('are refused when both ordered and given up after some tries', async () => {
    const { connect: _, ...rig } = await openTransport(await openRoom(server), 'rig');
    const contradiction = { streamId: 0, ordered: true, maxRetransmits: 2 };
    await expect(
      server.ask('media:publish-signals', { ...rig, sctpStreamParameters: contradiction }),
    ).rejects.toMatchObject({ code: 'payload-invalid' });
  });

  it('end with their sender', async () => {
    const { connect: _one, ...rig } = await openTransport(await openRoom(server), 'rig');
    const { mediaRoomId } = rig;
    const wishing = { mediaRoomId, ownerId: 'specialist', direction: 'receive' } as const;
    const watching = await server.ask('media:create-transport', wishing);
    const { dataProducerId } = await server.ask('media:publish-signals', { ...rig, sctpStreamParameters: sent });
    await server.ask('media:close-owner', { mediaRoomId, ownerId: 'rig' });
    const wish = { mediaRoomId, transportId: watching.transportId, dataProducerId };
    await expect(server.ask('media:subscribe-signals', wish)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('of another room, or of nobody, are not found', async () => {
    const { connect: _one, ...rig } = await openTransport(await openRoom(server), 'rig');
    const { connect: _other, ...stranger } = await openTransport(await openRoom(server), 'stranger');
    const { dataProducerId } = await server.ask('media:publish-signals', { ...rig, sctpStreamParameters: sent });
    for (const id of [dataProducerId, ConsumerId.parse('nobody')]) {
      await expect(server.ask('media:subscribe-signals', { ...stranger, dataProducerId: id })).rejects.toMatchObject({
        code: 'not-found',
      });
    }
  });
});
