import { beforeEach, expect, it } from 'vitest';
import { codeOf } from '../testing/code-of.ts';
import { type SignalingUnderTest, startSignaling } from '../testing/start-signaling.ts';
import { joinAll, type TheatreAndGuests } from '../testing/theatre-and-guests.ts';

let signaling: SignalingUnderTest;
let room: TheatreAndGuests;
beforeEach(async () => {
  signaling = await startSignaling();
  await signaling.history.addConsultation('room-1');
  room = await joinAll(signaling);
});

const everybody = () => [room.rig, room.professor, room.observer];

it('ends the consultation for everybody, on this day and in the records', async () => {
  await room.rig.ask('room:end', {});
  for (const one of everybody()) expect(await one.notice('session:ended')).toEqual({ reason: 'consultation-ended' });
  await expect.poll(() => signaling.history.endedAt('room-1')).toEqual(new Date(signaling.clock.now()));
  const reasons = async () => (await signaling.history.visits()).map(({ leaveReason }) => leaveReason);
  await expect.poll(reasons).toEqual(['consultation-ended', 'consultation-ended', 'consultation-ended']);
});

it.each([
  ['at once', async () => {}],
  ['when nobody remembers the room any more', async () => signaling.clock.advance(30_000)],
  [
    'after a restart',
    async () => {
      signaling = await signaling.restart();
    },
  ],
])('opens the room to no ticket any more, %s', async (_when, passes) => {
  const ticket = await signaling.tickets.ticket({ participantId: 'second' });
  await room.rig.ask('room:end', {});
  await Promise.all(everybody().map((one) => one.disconnected()));
  await passes();
  const late = await signaling.enter({ ticket });
  expect(await codeOf(late.ask('room:join', {}))).toBe('not-in-room');
  expect(await late.notice('session:ended')).toEqual({ reason: 'consultation-ended' });
});

it('ends while the database is stopped, and is written when it is back', async () => {
  await signaling.history.stop();
  await room.rig.ask('room:end', {});
  expect(await room.professor.notice('session:ended')).toEqual({ reason: 'consultation-ended' });
  await signaling.history.resume();
  signaling.clock.advance(1_000);
  await expect.poll(() => signaling.history.endedAt('room-1')).not.toBeNull();
});

it('is for the theatre to say', async () => {
  expect(await codeOf(room.professor.ask('room:end', {}))).toBe('not-permitted');
  expect((await room.rig.snapshot()).participants).toHaveLength(3);
});
