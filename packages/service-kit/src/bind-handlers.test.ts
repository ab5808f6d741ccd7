import { ContractError, createRequestClient, type Permission, request } from '@scrubline/contract';
import { Server } from 'socket.io';
import { io, type Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { type Answered, bindHandlers, type CarriedOut, type Handlers } from './bind-handlers.ts';
import { createLogger } from './logger.ts';
import { socketServerOptions } from './socket-options.ts';

const Word = z.strictObject({ word: z.string().max(100) });
const weighed = ({ word }: z.output<typeof Word>) => ({ letters: word.length });
const requests = {
  'word:repeat': request({ meaning: 'Answers the same word.', payload: Word, reply: Word }),
  'word:record': request({ meaning: 'Keeps a word.', payload: Word, reply: z.strictObject({}), requires: 'record' }),
  'word:weigh': request({ meaning: 'Is audited.', payload: Word, reply: z.strictObject({}), audit: weighed }),
  'word:lose': request({ meaning: 'Is refused by its handler.', payload: Word, reply: Word }),
  'word:break': request({ meaning: 'Breaks its handler.', payload: Word, reply: Word }),
  'word:count': request({ meaning: 'Answers what JSON cannot hold.', payload: Word, reply: z.bigint() }),
};
const hello = { word: 'hello' };
const handled: string[] = [];
/** What became of a request that is audited, in order. */
const happened: unknown[] = [];
let keeping: Promise<void>;
const handlers: Handlers<typeof requests, { who: string }> = {
  'word:repeat': ({ who }, { word }) => {
    handled.push(`${who}: ${word}`);
    return { word };
  },
  'word:record': async (_session, { word }) => {
    handled.push(word);
    return {};
  },
  'word:weigh': (_session, { word }) => {
    if (word === '') throw new ContractError('not-found');
    happened.push('weighed');
    return {};
  },
  'word:lose': () => {
    throw new ContractError('not-found');
  },
  'word:break': async () => {
    throw new TypeError('a bug');
  },
  'word:count': () => 7n,
};
const logger = createLogger('test');
logger.level = 'silent';

let server: Server;
let socket: Socket;
let permissions: Permission[];
let answered: Answered[];

beforeAll(() => {
  server = new Server(0, socketServerOptions);
  server.on('connection', (arrived) => {
    const mayUse = (permission: Permission) => permissions.includes(permission);
    const onAnswered = (one: Answered) => answered.push(one);
    const keep = async (deed: CarriedOut) => {
      happened.push(deed);
      await keeping;
    };
    bindHandlers(arrived, requests, handlers, { who: 'nurse' }, { mayUse, keep, onAnswered, logger });
  });
});
afterAll(() => server.close());

beforeEach(async () => {
  [permissions, answered] = [[], []];
  handled.length = 0;
  happened.length = 0;
  keeping = Promise.resolve();
  const address = server.httpServer.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  socket = io(`http://127.0.0.1:${port}`, { transports: ['websocket'], reconnection: false, forceNew: true });
  await new Promise<void>((resolve) => socket.once('connect', resolve));
});
afterEach(() => socket.disconnect());

const ask = (...message: [string, ...unknown[]]): Promise<unknown> => socket.timeout(2_000).emitWithAck(...message);
const refusal = (code: string) => ({ ok: false, code });

/** After whatever was sent, the next question is answered as ever. */
async function expectServing() {
  await expect(ask('word:repeat', hello)).resolves.toEqual({ ok: true, reply: hello });
}

describe('the gate', () => {
  it('hands the session and the payload to the handler, and its reply back', async () => {
    await expectServing();
    expect(handled).toEqual(['nurse: hello']);
  });

  it('asks for the permission before it reads the payload', async () => {
    await expect(ask('word:record', { wrong: 1 })).resolves.toEqual(refusal('not-permitted'));
    permissions = ['record'];
    await expect(ask('word:record', { wrong: 1 })).resolves.toEqual(refusal('payload-invalid'));
    expect(handled).toEqual([]);
    await expect(ask('word:record', hello)).resolves.toEqual({ ok: true, reply: {} });
    expect(handled).toEqual(['hello']);
  });

  it.each(['word:forget', '__proto__', 'constructor', 'toString', 'hasOwnProperty', '', 'word:repeat '])(
    'does not know %j',
    async (name) => {
      await expect(ask(name, hello)).resolves.toEqual(refusal('unknown-request'));
      await expectServing();
    },
  );

  it.each<[string, unknown[]]>([
    ['nothing', []],
    ['null', [null]],
    ['a list', [[hello]]],
    ['a word too long', [{ word: 'x'.repeat(101) }]],
    ['a key too many', [{ ...hello, admin: true }]],
    ['a hidden key', [JSON.parse('{"word":"hello","__proto__":{"admin":true}}')]],
    ['two payloads', [hello, hello]],
    ['bytes', [Buffer.from('hello')]],
    ['bytes inside', [{ word: Buffer.from('hello') }]],
  ])('refuses %s', async (_what, payloads) => {
    await expect(ask('word:repeat', ...payloads)).resolves.toEqual(refusal('payload-invalid'));
    expect(handled).toEqual([]);
    await expectServing();
  });

  it('refuses a payload of 100 000 lists in lists', async () => {
    const depth = 100_000;
    const refused = new Promise((resolve) => {
      socket.io.engine.on('message', (message: string) => message.startsWith('30') && resolve(message));
    });
    // As bytes on the wire, packet 2 (event), acknowledgement 0: a client library's own encoder would overflow.
    socket.io.engine.write(`20["word:repeat",${'['.repeat(depth)}${']'.repeat(depth)}]`);
    await expect(refused).resolves.toBe('30[{"ok":false,"code":"payload-invalid"}]');
    await expectServing();
  });

  it('closes a connection that sends 10 MB, and serves the others', async () => {
    const client = createRequestClient(socket, requests, { replyTimeoutMs: 2_000 });
    const large = client.request('word:repeat', { word: 'x'.repeat(10_000_000) });
    await expect(large).rejects.toMatchObject({ code: 'payload-too-large' });
    socket.connect();
    await new Promise<void>((resolve) => socket.once('connect', resolve));
    await expectServing();
  });

  it('says so when a message asks for no answer', async () => {
    const refused = new Promise((resolve) => socket.once('session:refused', resolve));
    socket.emit('word:repeat', hello);
    await expect(refused).resolves.toEqual({ code: 'acknowledgement-missing' });
    expect(handled).toEqual([]);
    await expectServing();
  });

  it.each([
    ['refuses on purpose', 'word:lose', 'not-found'],
    ['breaks', 'word:break', 'internal'],
    ['answers what cannot be written', 'word:count', 'internal'],
  ])('outlives a handler that %s', async (_what, name, code) => {
    await expect(ask(name, hello)).resolves.toEqual(refusal(code));
    await expectServing();
  });

  it('tells how each question ended, without inventing names for those it does not know', async () => {
    await ask('word:repeat', hello);
    await ask('word:lose', hello);
    await ask('word:patient-li', hello);
    await vi.waitFor(() => expect(answered).toHaveLength(3));
    expect(answered.map(({ request: name, outcome }) => [name, outcome])).toEqual([
      ['word:repeat', 'ok'],
      ['word:lose', 'not-found'],
      ['unknown', 'unknown-request'],
    ]);
    for (const { durationMs } of answered) expect(durationMs).toBeGreaterThan(0);
  });

  it('keeps what was done before it acknowledges it, and no more of it than its facts', async () => {
    const { promise, resolve: isKept } = Promise.withResolvers<void>();
    keeping = promise;
    const reply = ask('word:weigh', hello).then(() => happened.push('acknowledged'));
    await vi.waitFor(() => expect(happened).toHaveLength(2));
    await expectServing();
    const deed = { request: 'word:weigh', facts: { letters: 5 } };
    expect(happened).toEqual(['weighed', deed]);
    isKept();
    await reply;
    expect(happened).toEqual(['weighed', deed, 'acknowledged']);
  });

  it('tells of a refusal what its payload said, once that was read, and keeps nothing as done', async () => {
    await ask('word:weigh', { word: '' });
    await ask('word:weigh', { wrong: 1 });
    await ask('word:repeat', hello);
    await vi.waitFor(() => expect(answered).toHaveLength(3));
    expect(answered.map(({ outcome, facts }) => [outcome, facts])).toEqual([
      ['not-found', { letters: 0 }],
      ['payload-invalid', null],
      ['ok', null],
    ]);
    expect(happened).toEqual([]);
  });
});
