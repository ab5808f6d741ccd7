import { MediaRoomId } from '@scrubline/contract';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  connectControl,
  controlToken,
  openRoom,
  startTestServer,
  type TestServer,
} from '../media-server.test-support.ts';

const patience = { timeout: 5_000 };

describe('the control connection', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.stop());

  it.each([
    ['a wrong token', 'guess'],
    ['half the token', controlToken.slice(0, 8)],
    ['none', null],
    ['a list', [controlToken]],
  ])('refuses %s', async (_what, token) => {
    await expect(connectControl(server.address, token)).rejects.toThrow('not-permitted');
  });

  it('keeps a room while signaling is away', async () => {
    const { mediaRoomId } = await openRoom(server);
    const other = await connectControl(server.address);
    other.socket.disconnect();
    const returned = await connectControl(server.address);
    await returned.ask('media:create-transport', { mediaRoomId, ownerId: 'rig', direction: 'send' });
    returned.socket.disconnect();
  });

  it.each<[string, unknown]>([
    ['nothing', null],
    ['a room id that is none', { mediaRoomId: '../../etc/passwd' }],
    ['a hidden key', JSON.parse('{"mediaRoomId":"room","__proto__":{"x":1}}')],
    ['more than it may', { mediaRoomId: 'room', workers: 3 }],
  ])('answers `payload-invalid` to %s and serves on', async (_what, payload) => {
    const answer = await server.socket.timeout(5_000).emitWithAck('media:create-room', payload);
    expect(answer).toEqual({ ok: false, code: 'payload-invalid' });
    await openRoom(server);
  });

  it('ends only the connection that sends 10 MB', async () => {
    const loud = await connectControl(server.address);
    const question = loud.ask('media:create-room', { mediaRoomId: MediaRoomId.parse('x') });
    await question;
    const sent = loud.socket.timeout(5_000).emitWithAck('media:create-room', 'x'.repeat(10_000_000));
    await expect(sent).rejects.toThrow();
    await openRoom(server);
  });

  it('is not served by long polling', async () => {
    const socket = io(server.address, { transports: ['polling'], auth: { token: controlToken }, reconnection: false });
    const refused = new Promise((resolve) => socket.once('connect_error', resolve));
    await expect(refused).resolves.toBeInstanceOf(Error);
  });

  it('counts and times every question by name and outcome', async () => {
    await openRoom(server);
    const metrics = await (await fetch(`${server.address}/metrics`)).text();
    expect(metrics).toMatch(/request_duration_seconds_count\{request="media:create-room",outcome="ok"\} \d+/);
    expect(metrics).toMatch(
      /request_duration_seconds_count\{request="media:create-room",outcome="payload-invalid"\} \d+/,
    );
  });
});

describe('a server that stops', () => {
  it('says of every room that it is closed', async () => {
    const server = await startTestServer(2);
    const rooms = await Promise.all([openRoom(server), openRoom(server)]);
    await server.close();
    await vi.waitFor(() => expect(server.closures).toHaveLength(2), patience);
    expect(server.closures).toEqual(
      expect.arrayContaining(rooms.map(({ mediaRoomId }) => ({ mediaRoomId, reason: 'server-stopping' }))),
    );
  });
});
