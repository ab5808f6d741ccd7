import { networkInterfaces } from 'node:os';
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

  it('gives nobody without the token anything to ask or hear', async () => {
    const stranger = io(server.address, { transports: ['websocket'], auth: { token: 'guess' }, reconnection: false });
    const heard: unknown[] = [];
    stranger.onAny((...message) => heard.push(message));
    const unanswered = stranger.timeout(500).emitWithAck('media:list', {});
    await expect(unanswered).rejects.toThrow();
    const { mediaRoomId } = await openRoom(server);
    await server.ask('media:close-room', { mediaRoomId });
    expect(heard).toEqual([]);
    stranger.close();
  });

  it('outlives frames that are no socket.io, and hundreds of connections that say nothing', async () => {
    const url = `${server.address.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;
    const open = () =>
      new Promise<WebSocket>((resolve) => {
        const socket = new WebSocket(url);
        socket.onopen = () => resolve(socket);
      });
    const sockets = await Promise.all(Array.from({ length: 300 }, open));
    const frames = ['', '4', '40{', '42["media:list"', '42[]', '451-["x"]', '9999', '\u0000', '40/admin,', '421[{}]'];
    for (const [index, socket] of sockets.entries()) {
      const frame = frames[index % (frames.length * 2)];
      if (frame !== undefined) socket.send(frame);
    }
    await openRoom(server);
    for (const socket of sockets) socket.close();
  });

  it('is reached at the address that was given, and at no other', async () => {
    const { port } = new URL(server.address);
    const others = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
    const elsewhere = others.filter(({ family, internal }) => family === 'IPv4' && !internal);
    // The second is loopback too, and still another address.
    for (const host of [...elsewhere.map(({ address }) => address), '127.0.0.2']) {
      await expect(fetch(`http://${host}:${port}/health`)).rejects.toThrow();
    }
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
