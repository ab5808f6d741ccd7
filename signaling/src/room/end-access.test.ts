import { beforeEach, expect, it } from 'vitest';
import { codeOf } from '../testing/code-of.ts';
import { type SignalingUnderTest, startSignaling } from '../testing/start-signaling.ts';
import { joinAll, type TheatreAndGuests } from '../testing/theatre-and-guests.ts';

let signaling: SignalingUnderTest;
let room: TheatreAndGuests;
beforeEach(async () => {
  signaling = await startSignaling();
  room = await joinAll(signaling);
});

type End = Parameters<SignalingUnderTest['history']['announceEnd']>[0];
const announce = (end: Partial<End>) => signaling.history.announceEnd({ reason: 'access-ended', ...end });

it('ends every seat of somebody whose account was closed, in every room, and nobody else', async () => {
  const elsewhere = await signaling.join({ roomId: 'room-2' });
  await announce({ participantId: 'professor' });
  for (const one of [room.professor, elsewhere]) {
    expect(await one.notice('session:ended')).toEqual({ reason: 'access-ended' });
  }
  expect(await room.rig.hears('room:participant-left')).toEqual({
    participantId: 'professor',
    reason: 'access-ended',
  });
  expect((await room.rig.snapshot()).participants).toHaveLength(2);
});

it('ends a place in one room alone', async () => {
  const elsewhere = await signaling.join({ roomId: 'room-2' });
  await announce({ participantId: 'professor', roomId: 'room-1' });
  await room.rig.hears('room:participant-left');
  expect((await elsewhere.snapshot()).participants).toHaveLength(1);
});

it('ends the seat of one whose connection is interrupted, and of one who has not sat down', async () => {
  const token = await room.professor.cut();
  await room.rig.hears('room:participant-changed', ({ presence }) => presence.phase === 'interrupted');
  const onTheWay = await signaling.enter({ ticket: await signaling.tickets.ticket({}) });
  await announce({ participantId: 'professor' });
  expect(await onTheWay.notice('session:ended')).toEqual({ reason: 'access-ended' });
  expect(await room.rig.hears('room:participant-left')).toMatchObject({ reason: 'access-ended' });
  expect(await codeOf(signaling.enter(token))).toBe('resume-refused');
});

it('ends a room for everybody', async () => {
  await announce({ roomId: 'room-1', reason: 'consultation-ended' });
  for (const one of [room.rig, room.professor, room.observer]) {
    expect(await one.notice('session:ended')).toEqual({ reason: 'consultation-ended' });
  }
});

it('turns away a ticket from before, told or not, and takes one from after', async () => {
  const early = await signaling.tickets.ticket({ roomId: 'room-2' });
  const elsewhere = await signaling.tickets.ticket({ roomId: 'room-3' });
  signaling.clock.advance(1_000);
  await announce({ participantId: 'professor', roomId: 'room-2', endedAt: new Date(signaling.clock.now()) });
  const late = await signaling.enter({ ticket: early });
  expect(await codeOf(late.ask('room:join', {}))).toBe('not-in-room');
  expect(await late.notice('session:ended')).toEqual({ reason: 'access-ended' });
  expect(await codeOf((await signaling.enter({ ticket: elsewhere })).ask('room:join', {}))).toBe('ok');
  signaling.clock.advance(1_000);
  const again = await signaling.join({ roomId: 'room-2' });
  await announce({ participantId: 'professor', endedAt: new Date(signaling.clock.now() - 1_000) });
  expect(await room.professor.notice('session:ended')).toEqual({ reason: 'access-ended' });
  expect((await again.snapshot()).participants).toHaveLength(1);
});
