import { Server, type Socket as ServerSocket } from 'socket.io';
import { io, type Socket } from 'socket.io-client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { errorCodes } from './error-codes.ts';
import { request } from './request.ts';
import { createRequestClient, type RequestClient } from './request-client.ts';

const questions = {
  'word:repeat': request({
    meaning: 'Answers the same word.',
    payload: z.strictObject({ word: z.string() }),
    reply: z.strictObject({ word: z.string() }),
  }),
};
const hello = { word: 'hello' };

let server: Server;
let serverSide: ServerSocket;
let socket: Socket;
let client: RequestClient<typeof questions>;

beforeEach(async () => {
  server = new Server(0, { transports: ['websocket'], maxHttpBufferSize: 256 * 1024 });
  const address = server.httpServer.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const arrived = new Promise<ServerSocket>((resolve) => server.once('connection', resolve));
  socket = io(`http://127.0.0.1:${port}`, { transports: ['websocket'], reconnection: false });
  client = createRequestClient(socket, questions, { replyTimeoutMs: 1_000 });
  serverSide = await arrived;
  await connected();
});

afterEach(async () => {
  socket.disconnect();
  await server.close();
});

const connected = () =>
  new Promise<void>((resolve) => {
    if (socket.connected) resolve();
    else socket.once('connect', resolve);
  });

const answerWith = (answer: unknown) =>
  serverSide.on('word:repeat', (_payload, acknowledge: (answer: unknown) => void) => acknowledge(answer));

describe('a request', () => {
  it('resolves with the reply', async () => {
    serverSide.on('word:repeat', (reply, acknowledge) => acknowledge({ ok: true, reply }));
    await expect(client.request('word:repeat', hello)).resolves.toEqual(hello);
  });

  it.each(errorCodes)('rejects with the code %s that the server gave', async (code) => {
    answerWith({ ok: false, code });
    await expect(client.request('word:repeat', hello)).rejects.toMatchObject({ name: 'ContractError', code });
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['an unknown code', { ok: false, code: 'oh-no' }],
    ['a reply of another shape', { ok: true, reply: { word: 7 } }],
    ['no reply', { ok: true }],
  ])('rejects with `internal` when the answer is %s', async (_what, answer) => {
    answerWith(answer);
    await expect(client.request('word:repeat', hello)).rejects.toMatchObject({ code: 'internal' });
  });

  it('rejects with `reply-timeout` when nobody answers, and keeps the connection', async () => {
    const patient = createRequestClient(socket, questions, { replyTimeoutMs: 1_000 });
    const hasty = createRequestClient(socket, questions, { replyTimeoutMs: 20 });
    let answerLate: (answer: unknown) => void = () => undefined;
    serverSide.once('word:repeat', (_payload, acknowledge) => {
      answerLate = acknowledge;
    });
    await expect(hasty.request('word:repeat', hello)).rejects.toMatchObject({ code: 'reply-timeout' });
    // The late answer must not be taken for the answer to the next question.
    answerLate({ ok: true, reply: { word: 'too late' } });
    answerWith({ ok: true, reply: hello });
    await expect(patient.request('word:repeat', hello)).resolves.toEqual(hello);
  });

  it('rejects with `connection-lost` when the connection ends before the answer', async () => {
    serverSide.on('word:repeat', () => serverSide.disconnect(true));
    const both = [client.request('word:repeat', hello), client.request('word:repeat', hello)];
    for (const asked of both) await expect(asked).rejects.toMatchObject({ code: 'connection-lost' });
  });

  it('rejects at once without a connection, and is not sent when it returns', async () => {
    socket.disconnect();
    await expect(client.request('word:repeat', hello)).rejects.toMatchObject({ code: 'connection-lost' });
    const heard: unknown[] = [];
    const returned = new Promise<ServerSocket>((resolve) => server.once('connection', resolve));
    socket.connect();
    const again = await returned;
    again.onAny((name) => heard.push(name));
    again.on('word:repeat', (reply, acknowledge) => acknowledge({ ok: true, reply }));
    await connected();
    await client.request('word:repeat', hello);
    expect(heard).toEqual(['word:repeat']);
  });

  it('rejects with `payload-too-large` when 10 MB are sent, and so do those that waited beside it', async () => {
    const waiting = client.request('word:repeat', hello);
    const large = client.request('word:repeat', { word: 'x'.repeat(10_000_000) });
    await expect(large).rejects.toMatchObject({ code: 'payload-too-large' });
    await expect(waiting).rejects.toMatchObject({ code: 'payload-too-large' });
  });
});
