import { type DtlsParameters, FeedId, TransportId } from '@scrubline/contract';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  countsOf,
  describePicture,
  openRoom,
  publishPicture,
  startTestServer,
  type TestServer,
  watchPicture,
} from '../media-server.test-support.ts';
import { pictureParameters } from '../rtp-packets.test-support.ts';
import { connectPeer } from '../webrtc-client.test-support.ts';

const patience = { timeout: 5_000 };
const someFingerprint: DtlsParameters = {
  role: 'client',
  fingerprints: [{ algorithm: 'sha-256', value: Array(32).fill('AB').join(':') }],
};

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

async function openTransport() {
  const { mediaRoomId } = await openRoom(server);
  const transport = await server.ask('media:create-transport', { mediaRoomId, ownerId: 'rig', direction: 'send' });
  return { ...transport, address: { mediaRoomId, transportId: transport.transportId } };
}

describe('a transport', () => {
  it('can be reached over UDP first and TCP second, at the announced address', async () => {
    const { iceCandidates } = await openTransport();
    const byPriority = iceCandidates.toSorted((one, other) => other.priority - one.priority);
    expect(byPriority.map(({ protocol, address }) => [protocol, address])).toEqual([
      ['udp', '127.0.0.1'],
      ['tcp', '127.0.0.1'],
    ]);
  });

  it('is connected once', async () => {
    const { address } = await openTransport();
    await server.ask('media:connect-transport', { ...address, dtlsParameters: someFingerprint });
    await expect(
      server.ask('media:connect-transport', { ...address, dtlsParameters: someFingerprint }),
    ).rejects.toMatchObject({ code: 'payload-invalid' });
  });

  it('gets new credentials when the network path is sought again', async () => {
    const { address, iceParameters } = await openTransport();
    const renewed = await server.ask('media:restart-ice', address);
    expect(renewed.iceParameters.usernameFragment).not.toBe(iceParameters.usernameFragment);
    expect(renewed.iceParameters.password).not.toBe(iceParameters.password);
  });

  it('is freed when the browser proves to be another than announced', async () => {
    const { address, ...transport } = await openTransport();
    const { transports = 0 } = await countsOf(server);
    const impostor = connectPeer(transport, { sends: [1] }, () =>
      server.ask('media:connect-transport', { ...address, dtlsParameters: someFingerprint }),
    );
    impostor.catch(() => undefined);
    await vi.waitFor(
      async () => expect(await countsOf(server)).toMatchObject({ transports: transports - 1 }),
      patience,
    );
  });

  it('ends with its owner, and the others keep theirs', async () => {
    const room = await openRoom(server);
    const rig = await publishPicture(server, room);
    const leaving = await watchPicture(server, room, rig.feedId, 'observer');
    const staying = await watchPicture(server, room, rig.feedId, 'specialist');
    const { mediaRoomId } = room;
    await server.ask('media:close-owner', { mediaRoomId, ownerId: 'observer' });
    await server.ask('media:close-owner', { mediaRoomId, ownerId: 'observer' });
    await expect(leaving.resume()).rejects.toMatchObject({ code: 'not-found' });
    await staying.resume();
    await vi.waitFor(() => expect(staying.pictures().length).toBeGreaterThan(5), patience);
  });

  it('is for one direction', async () => {
    const room = await openRoom(server);
    const { mediaRoomId, rtpCapabilities } = room;
    const { feedId, transportId } = await publishPicture(server, room);
    const { transportId: receiving } = await watchPicture(server, room, feedId);
    const signals = { mediaRoomId, sctpStreamParameters: { streamId: 0 } };
    const { dataProducerId } = await server.ask('media:publish-signals', { ...signals, transportId });
    const publication = { mediaRoomId, ...describePicture, rtpParameters: pictureParameters(8_000) };
    const refusals = [
      server.ask('media:publish', { ...publication, transportId: receiving, feedId: FeedId.parse('other') }),
      server.ask('media:publish-signals', { ...signals, transportId: receiving }),
      server.ask('media:subscribe', { mediaRoomId, transportId, feedId, rtpCapabilities }),
      server.ask('media:subscribe-signals', { mediaRoomId, transportId, dataProducerId }),
    ];
    for (const refusal of refusals) await expect(refusal).rejects.toMatchObject({ code: 'payload-invalid' });
  });

  it('of another room is not found', async () => {
    const { transportId } = await openTransport();
    const { mediaRoomId } = await openRoom(server);
    for (const id of [transportId, TransportId.parse('nothing')]) {
      const address = { mediaRoomId, transportId: id };
      const refusals = [
        server.ask('media:restart-ice', address),
        server.ask('media:connect-transport', { ...address, dtlsParameters: someFingerprint }),
        server.ask('media:publish-signals', { ...address, sctpStreamParameters: { streamId: 0 } }),
      ];
      for (const refusal of refusals) await expect(refusal).rejects.toMatchObject({ code: 'not-found' });
    }
  });
});
