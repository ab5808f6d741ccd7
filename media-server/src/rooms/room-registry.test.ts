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

    const { transportId } = await server.ask('media:create-transport', { mediaRoomId, ownerId: 'rig' });
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

  it('that are not there are not found', async () => {
    const questions = [
      server.ask('media:create-transport', { mediaRoomId: nowhere, ownerId: 'rig' }),
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
    const { transportId } = await server.ask('media:create-transport', { mediaRoomId, ownerId: 'stranger' });
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
