import { FeedId, MediaRoomId } from '@scrubline/contract';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  countsOf,
  openRoom,
  publishPicture,
  startTestServer,
  type TestServer,
  watchPicture,
  workersOf,
} from '../media-server.test-support.ts';

const patience = { timeout: 5_000 };
const nowhere = MediaRoomId.parse('nowhere');

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(2);
});
afterAll(() => server.stop());

describe('rooms', () => {
  it('are the same when opened again, even at once', async () => {
    const mediaRoomId = MediaRoomId.parse('twice');
    const [first, second] = await Promise.all([
      server.ask('media:create-room', { mediaRoomId }),
      server.ask('media:create-room', { mediaRoomId }),
    ]);
    expect(second).toEqual(first);
    expect(await countsOf(server)).toMatchObject({ rooms: 1 });

    const { transportId } = await server.ask('media:create-transport', {
      mediaRoomId,
      ownerId: 'rig',
      direction: 'send',
    });
    await server.ask('media:create-room', { mediaRoomId });
    await server.ask('media:restart-ice', { mediaRoomId, transportId });
    await server.ask('media:close-room', { mediaRoomId });
  });

  it('spread over the workers', async () => {
    const rooms = await Promise.all([openRoom(server), openRoom(server), openRoom(server), openRoom(server)]);
    expect((await workersOf(server)).map((worker) => worker.rooms)).toEqual([2, 2]);
    for (const { mediaRoomId } of rooms) await server.ask('media:close-room', { mediaRoomId });
  });

  it('go where fewer feeds flow', async () => {
    const busy = await openRoom(server);
    const busyWorker = (await workersOf(server)).find(({ rooms }) => rooms === 1)?.pid;
    await publishPicture(server, busy);
    const [quiet, alsoQuiet] = [await openRoom(server), await openRoom(server)];
    expect(await workersOf(server)).toContainEqual({ pid: busyWorker, rooms: 1 });
    for (const { mediaRoomId } of [busy, quiet, alsoQuiet]) await server.ask('media:close-room', { mediaRoomId });
  });

  it('leave nothing behind when they close, and may be closed again', async () => {
    const before = await countsOf(server);
    const room = await openRoom(server);
    const rig = await publishPicture(server, room);
    await watchPicture(server, room, rig.feedId);
    expect(await countsOf(server)).not.toEqual(before);
    await server.ask('media:close-room', { mediaRoomId: room.mediaRoomId });
    await server.ask('media:close-room', { mediaRoomId: room.mediaRoomId });
    expect(await countsOf(server)).toEqual(before);
    await vi.waitFor(() => expect(rig.peer.state()).toBe('closed'), patience);
    expect(server.closures).toEqual([]);
  });

  it('are listed with all that is in them, by owner', async () => {
    const room = await openRoom(server);
    const { mediaRoomId, rtpCapabilities } = room;
    const rig = await publishPicture(server, room);
    const watcher = await watchPicture(server, room, rig.feedId);
    const signals = { mediaRoomId, transportId: rig.transportId, sctpStreamParameters: { streamId: 0 } };
    const { dataProducerId } = await server.ask('media:publish-signals', signals);
    const wish = { mediaRoomId, transportId: watcher.transportId, dataProducerId };
    const { dataConsumerId } = await server.ask('media:subscribe-signals', wish);
    const { rooms } = await server.ask('media:list', {});
    expect(rooms.find((held) => held.mediaRoomId === mediaRoomId)).toEqual({
      mediaRoomId,
      rtpCapabilities,
      transports: [
        { transportId: rig.transportId, ownerId: 'rig', direction: 'send' },
        { transportId: watcher.transportId, ownerId: 'specialist', direction: 'receive' },
      ],
      feeds: [{ feedId: rig.feedId, ownerId: 'rig', label: 'endoscope' }],
      consumers: [{ consumerId: watcher.consumerId, ownerId: 'specialist', feedId: rig.feedId }],
      signalSenders: [{ dataProducerId, ownerId: 'rig' }],
      signalReceivers: [{ dataConsumerId, ownerId: 'specialist', dataProducerId }],
    });
    await server.ask('media:close-room', { mediaRoomId });
    expect((await server.ask('media:list', {})).rooms.map((held) => held.mediaRoomId)).not.toContain(mediaRoomId);
  });

  it('that are not there are not found', async () => {
    const questions = [
      server.ask('media:create-transport', { mediaRoomId: nowhere, ownerId: 'rig', direction: 'send' }),
      server.ask('media:unpublish', { mediaRoomId: nowhere, feedId: FeedId.parse('picture') }),
      server.ask('media:close-owner', { mediaRoomId: nowhere, ownerId: 'rig' }),
    ];
    for (const question of questions) await expect(question).rejects.toMatchObject({ code: 'not-found' });
  });

  it('do not give away what belongs to another', async () => {
    const room = await openRoom(server);
    const rig = await publishPicture(server, room);
    const watcher = await watchPicture(server, room, rig.feedId);
    const { mediaRoomId, rtpCapabilities } = await openRoom(server);
    const stranger = { mediaRoomId, ownerId: 'stranger', direction: 'receive' } as const;
    const { transportId } = await server.ask('media:create-transport', stranger);
    const { feedId, transportId: rigTransport } = rig;
    const { consumerId } = watcher;
    const attempts = [
      server.ask('media:subscribe', { mediaRoomId, transportId, feedId, rtpCapabilities }),
      server.ask('media:subscribe', { mediaRoomId, transportId: rigTransport, feedId, rtpCapabilities }),
      server.ask('media:unpublish', { mediaRoomId, feedId }),
      server.ask('media:resume', { mediaRoomId, consumerId }),
      server.ask('media:unsubscribe', { mediaRoomId, consumerId }),
    ];
    for (const attempt of attempts) await expect(attempt).rejects.toMatchObject({ code: 'not-found' });
    await watcher.resume();
    await vi.waitFor(() => expect(watcher.pictures().length).toBeGreaterThan(5), patience);
  });
});
