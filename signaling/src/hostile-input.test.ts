import { beforeEach, describe, expect, it } from 'vitest';
import { expectRefusals } from './testing/audited-rows.ts';
import { type SignalingUnderTest, startSignaling } from './testing/start-signaling.ts';
import type { Stranger } from './testing/stranger.ts';

let signaling: SignalingUnderTest;
let hostile: Stranger;
let elsewhere: Stranger;

beforeEach(async () => {
  signaling = await startSignaling();
  elsewhere = await signaling.join({ roomId: 'room-2' });
  hostile = await signaling.join();
});

/** Sends what the contract's types would not let a client send. */
const send = (name: string, ...parameters: unknown[]) => hostile.socket.emitWithAck(name, ...parameters);
const refusal = (code: string) => ({ ok: false, code });

async function expectAnotherRoomToWork() {
  await elsewhere.ask('voice:set-muted', { muted: true });
  expect(await elsewhere.snapshot()).toMatchObject({ roomId: 'room-2', participants: [{ muted: true }] });
}

const deepJson = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
const polluted = JSON.parse('{"muted": true, "__proto__": {"permissions": ["admit"]}}');

describe('is answered with a code, and another room keeps working:', () => {
  it.each([
    ['an unknown request', 'room:burn-down', {}, 'unknown-request'],
    ['a request named as a part of every object', '__proto__', {}, 'unknown-request'],
    ['a request named as a method of every object', 'constructor', {}, 'unknown-request'],
    ['nothing as payload', 'voice:set-muted', null, 'payload-invalid'],
    ['a list as payload', 'voice:set-muted', [true], 'payload-invalid'],
    ['a payload with a prototype', 'voice:set-muted', polluted, 'payload-invalid'],
    ['a binary payload', 'voice:set-muted', Buffer.alloc(1_000), 'payload-invalid'],
    ['an id with a path in it', 'feed:unpublish', { feedId: '../../x' }, 'payload-invalid'],
    ['an id of 65 characters', 'feed:unpublish', { feedId: 'x'.repeat(65) }, 'payload-invalid'],
  ])('%s', async (_what, name, payload, code) => {
    expect(await send(name, payload)).toEqual(refusal(code));
    expect(await send('room:snapshot', {})).toMatchObject({ ok: true });
    await expectAnotherRoomToWork();
  });

  it.each([deepJson, `{"muted":${deepJson}}`])('JSON of 100,000 levels', async (payload) => {
    const acknowledged = new Promise<unknown>((resolve) => {
      hostile.socket.io.on('packet', (packet) => packet.id === 77 && resolve(packet.data));
    });
    // Written by hand: the client library itself cannot send it.
    hostile.socket.io.engine.write(`277["voice:set-muted",${payload}]`);
    expect(await acknowledged).toEqual([refusal('payload-invalid')]);
    await expectAnotherRoomToWork();
  });

  it('two payloads', async () => {
    expect(await send('voice:set-muted', { muted: true }, { muted: false })).toEqual(refusal('payload-invalid'));
    await expectAnotherRoomToWork();
  });

  it('no payload', async () => {
    expect(await send('voice:set-muted')).toEqual(refusal('payload-invalid'));
    await expectAnotherRoomToWork();
  });

  it('a request without acknowledgement', async () => {
    hostile.socket.emit('voice:set-muted', { muted: true });
    expect(await hostile.notice('session:refused')).toEqual({ code: 'acknowledgement-missing' });
    expect(await hostile.snapshot()).toMatchObject({ participants: [{ muted: false }] });
    await expectAnotherRoomToWork();
  });
});

it('closes the connection that sends 10 MB, says so, and keeps the seat', async () => {
  const token = await hostile.notice('session:resume-token');
  const tooLarge = JSON.parse(`{"feedId": "${'x'.repeat(10_000_000)}"}`);
  await expect(hostile.ask('feed:unpublish', tooLarge)).rejects.toMatchObject({ code: 'payload-too-large' });
  await expectAnotherRoomToWork();
  const back = await signaling.enter(token);
  expect((await back.join()).participants).toHaveLength(1);
  await expectRefusals(signaling, [
    { action: 'session:cut-off', outcome: 'payload-too-large', actorId: 'professor', roomId: 'room-1' },
  ]);
});

it('closes a connection that does not speak the protocol', async () => {
  hostile.socket.io.engine.write('2["not JSON');
  await hostile.disconnected();
  await expectAnotherRoomToWork();
});
