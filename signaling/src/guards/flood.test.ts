import { toFhirAuditEvent } from '@scrubline/database';
import { beforeEach, expect, it } from 'vitest';
import { expectRefusals, rowsOf } from '../testing/audited-rows.ts';
import { codeOf } from '../testing/code-of.ts';
import { frame, openTcp, upgrade } from '../testing/raw-web-socket.ts';
import { type SignalingUnderTest, startSignaling } from '../testing/start-signaling.ts';
import type { Stranger } from '../testing/stranger.ts';

let signaling: SignalingUnderTest;
let neighbour: Stranger;
let elsewhere: Stranger;
let hostile: Stranger;
beforeEach(async () => {
  signaling = await startSignaling();
  neighbour = await signaling.join({ participantId: 'neighbour' });
  elsewhere = await signaling.join({ roomId: 'room-2' });
  hostile = await signaling.join();
});

async function expectTheOthersToWork() {
  for (const other of [neighbour, elsewhere]) {
    await other.ask('voice:set-muted', { muted: true });
    expect((await other.snapshot()).participants).toContainEqual(expect.objectContaining({ muted: true }));
  }
}

async function expectToBeCutOff() {
  expect(await hostile.notice('session:ended')).toEqual({ reason: 'sent-too-much' });
  signaling.clock.advance(1_000);
  await hostile.disconnected();
  expect(await neighbour.hears('room:participant-left')).toEqual({
    participantId: 'professor',
    reason: 'sent-too-much',
  });
  const row = { actorId: 'signaling', roomId: 'room-1', subjectId: 'professor', outcome: 'sent-too-much' };
  const rows = await rowsOf(signaling, 'room:left');
  expect(rows).toMatchObject([{ ...row, facts: { reason: 'sent-too-much' } }]);
  // 8: the sign of an attack, to a hospital's own repository.
  expect(rows.map((one) => toFhirAuditEvent(one).outcome)).toEqual(['8']);
}

it('a page that joins a full theatre is answered, however much it asks at once', async () => {
  const answers = await Promise.all(Array.from({ length: 190 }, () => codeOf(hostile.snapshot())));
  expect(new Set(answers)).toEqual(new Set(['ok']));
});

it('whoever asks faster than any page is told so, and stays', async () => {
  const answers = await Promise.all(Array.from({ length: 500 }, () => codeOf(hostile.snapshot())));
  expect(answers.filter((code) => code === 'too-many-requests').length).toBeGreaterThan(200);
  expect(hostile.socket.connected).toBe(true);
  await expectTheOthersToWork();
  await expectRefusals(signaling, [
    { action: 'room:snapshot', outcome: 'too-many-requests', actorId: 'professor', roomId: 'room-1' },
  ]);
});

it.each([
  ['requests', () => hostile.socket.emit('room:snapshot', {}, () => {})],
  ['messages without acknowledgement', () => hostile.socket.emit('voice:set-muted', { muted: true })],
  ['messages that nobody knows', () => hostile.socket.emit('room:burn-down')],
  ['heartbeats', () => hostile.socket.io.engine.write('3')],
])('a flood of %s ends the session, the seat and nothing else', async (_of, send) => {
  for (let count = 0; count < 20_000; count += 1) send();
  await expectToBeCutOff();
  await expectTheOthersToWork();
});

it.each([
  ['WebSocket pings', frame(9, Buffer.alloc(125))],
  ['heartbeats', frame(1, Buffer.from('3'))],
])('a flood of %s before anybody has come in ends the connection', async (_of, one) => {
  const wire = openTcp(signaling.server.port);
  expect(await upgrade(wire, '198.51.100.7')).toBe('101');
  wire.resume();
  wire.write(Buffer.concat(Array.from({ length: 50_000 }, () => one)));
  const isClosed = () => {
    signaling.clock.advance(1_000);
    return wire.closed;
  };
  await expect.poll(isClosed, { timeout: 5_000 }).toBe(true);
  await expectTheOthersToWork();
  await expectRefusals(signaling, [
    { action: 'session:cut-off', outcome: 'sent-too-much', actorId: null, roomId: null, subjectId: null },
  ]);
});

it('a flood of whoever has come in and taken no seat is in the audit by who it is, many as one row', async () => {
  const ticketOf = () => signaling.tickets.ticket({ participantId: 'guest-1' });
  for (let count = 0; count < 3; count += 1) {
    const unseated = await signaling.enter({ ticket: await ticketOf() });
    for (let sent = 0; sent < 2_000; sent += 1) unseated.socket.emit('room:burn-down');
    expect(await unseated.notice('session:ended')).toEqual({ reason: 'sent-too-much' });
  }
  const of = { actorKind: 'guest', actorId: 'guest-1', roomId: 'room-1' } as const;
  signaling.clock.advance(1_000);
  expect(await rowsOf(signaling, 'session:cut-off')).toMatchObject([
    { ...of, outcome: 'sent-too-much', facts: { times: 3 } },
  ]);
});

it('whoever was cut off does not come back with the token of before', async () => {
  const token = await hostile.notice('session:resume-token');
  for (let count = 0; count < 20_000; count += 1) hostile.socket.emit('room:snapshot', {});
  await expectToBeCutOff();
  expect(await codeOf(signaling.enter(token))).toBe('resume-refused');
});
