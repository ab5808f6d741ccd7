import type { FeedId, FreezeId } from '@scrubline/contract';
import { beforeEach, expect, it } from 'vitest';
import { freezesOfParticipant } from '../guards/limits.ts';
import { rowsOf } from '../testing/audited-rows.ts';
import { codeOf } from '../testing/code-of.ts';
import { answerForFrames, strokeOn } from '../testing/drawing.ts';
import { mediaPlaced, openTransport, publish } from '../testing/sender.ts';
import { startMediaServer } from '../testing/start-media-server.ts';
import { type SignalingUnderTest, startSignaling } from '../testing/start-signaling.ts';
import { answerForStills, frameOf, jpegOf, piecesOf } from '../testing/stills.ts';
import type { Stranger } from '../testing/stranger.ts';
import { joinAll, professorId, type TheatreAndGuests, takeAway } from '../testing/theatre-and-guests.ts';

const guiding = ['publish:face', 'annotate', 'freeze'] as const;

let signaling: SignalingUnderTest;
let room: TheatreAndGuests;
let endoscope: FeedId;

beforeEach(async () => {
  const media = await startMediaServer();
  signaling = await startSignaling({ mediaServerUrls: [media.url] });
  room = await joinAll({
    join: (wish) => signaling.join(wish?.participantId ? wish : { ...wish, permissions: guiding }),
  });
  await mediaPlaced(room.rig);
  endoscope = await publish(room.rig, await openTransport(room.rig, 'send'), picture('endoscope'));
  answerForStills(room.rig, jpeg);
});

const jpeg = jpegOf(90_000);
const picture = (cameraSource: 'endoscope' | 'face') => ({ kind: 'picture', cameraSource }) as const;
const joinSecond = (permissions: readonly 'freeze'[] = ['freeze']) =>
  signaling.join({ participantId: 'second', permissions: [...permissions] });
const hold = (by: Stranger = room.professor, capturedAt?: number) =>
  codeOf(by.ask('freeze:hold', frameOf(endoscope, capturedAt)));
const held = async () => (await room.rig.snapshot()).freeze;
const heldId = async (): Promise<FreezeId> => {
  const freeze = await held();
  if (!freeze) throw new Error('nothing is held');
  return freeze.freezeId;
};
const release = async (by: Stranger) => codeOf(by.ask('freeze:release', { freezeId: await heldId() }));

it('everybody is told of the same still, and whoever comes later has it too', async () => {
  expect(await hold()).toBe('ok');
  const [sent] = piecesOf(frameOf(endoscope), jpeg);
  const still = { frame: frameOf(endoscope), cameraSource: 'endoscope', hash: sent?.hash, byteLength: 90_000 };
  const freeze = { still, heldBy: 'professor', heldByName: expect.any(String), heldAt: signaling.clock.now() };
  expect(await room.observer.hears('freeze:held')).toMatchObject(freeze);
  expect((await (await joinSecond()).snapshot()).freeze).toMatchObject(freeze);
  const [row] = await rowsOf(signaling, 'freeze:hold');
  expect(row).toMatchObject({ subjectId: endoscope, actorId: 'professor' });
});

it('the theatre goes back to live, and anybody who may freeze; nobody else', async () => {
  const second = await joinSecond();
  for (const one of [room.rig, second, room.professor]) {
    await hold();
    expect(await release(room.observer)).toBe('not-permitted');
    expect(await release(one)).toBe('ok');
    expect(await held()).toBeNull();
  }
  const released = await room.observer.hears('freeze:released', ({ by }) => by === 'second');
  // Over already: no error, and nothing of another one.
  await hold();
  expect(await codeOf(second.ask('freeze:release', { freezeId: released.freezeId }))).toBe('ok');
  expect(await held()).not.toBeNull();
});

it('whoever may not freeze does not, and nobody freezes a face', async () => {
  expect(await hold(room.observer)).toBe('not-permitted');
  const face = await publish(room.professor, await openTransport(room.professor, 'send'), picture('face'));
  expect(await codeOf(room.professor.ask('freeze:hold', frameOf(face)))).toBe('not-found');
  expect(await held()).toBeNull();
});

it('a frame that the rig no longer has is not frozen', async () => {
  room.rig.socket.off('still:wanted');
  answerForStills(room.rig, null);
  expect(await hold()).toBe('frame-gone');
  expect(await held()).toBeNull();
});

it('of two who freeze at once one still is held, for both', async () => {
  const second = await joinSecond();
  expect(await Promise.all([hold(room.professor, 1.5), hold(second, 2.5)])).toEqual(['ok', 'ok']);
  const freeze = await held();
  expect(await hold(second, 3.5)).toBe('ok');
  expect(await held()).toEqual(freeze);
  expect(room.observer.told.filter(({ name }) => name === 'freeze:held')).toHaveLength(1);
});

it.each<[string, () => Promise<unknown>]>([
  ['leaves', () => room.professor.ask('room:leave', {})],
  ['may not freeze any more', () => room.rig.ask('command:take-away', takeAway(['freeze'], { from: professorId }))],
  ['is sent away', () => room.rig.ask('command:send-away', { participantId: professorId })],
])('is over when whoever holds it %s', async (_what, happens) => {
  await hold();
  await happens();
  expect(await room.observer.hears('freeze:released')).toMatchObject({ by: null });
  expect(await held()).toBeNull();
});

it('stays while whoever holds it is interrupted, and is over when they do not come back', async () => {
  await hold();
  await room.professor.cut();
  await room.rig.hears('room:participant-changed', ({ presence }) => presence.phase === 'interrupted');
  expect(await held()).not.toBeNull();
  signaling.clock.advance(30_000);
  await room.rig.hears('freeze:released');
  expect(await held()).toBeNull();
});

it('is held again after a restart, and over when whoever held it does not come back', async () => {
  await hold();
  const before = await held();
  const again = await signaling.restart();
  const screen = await again.join({ participantId: 'screen', role: 'theatre-screen', permissions: ['command'] });
  expect((await screen.snapshot()).freeze).toEqual(before);
  again.clock.advance(30_000);
  expect(await screen.hears('freeze:released')).toMatchObject({ by: null });
});

it('is over with its picture', async () => {
  await hold();
  await room.rig.ask('feed:unpublish', { feedId: endoscope });
  expect(await held()).toBeNull();
});

it('nothing is frozen while the database is stopped, and what is held then is released', async () => {
  await hold();
  await signaling.history.stop();
  expect(await release(room.rig)).toBe('ok');
  expect(await held()).toBeNull();
  expect(await hold(room.professor, 5)).toBe('store-unavailable');
  expect(await held()).toBeNull();
  await signaling.history.resume();
  signaling.clock.advance(1_000);
  await rowsOf(signaling, 'freeze:release');
  expect(await hold(room.professor, 6)).toBe('ok');
});

it('nothing is held for somebody who lost the permission while it was being kept', async () => {
  const unblock = await signaling.history.block('room_freeze');
  const holding = hold();
  await expect.poll(() => signaling.history.blockedQueries()).toBeGreaterThan(0);
  await room.rig.ask('command:take-away', takeAway(['freeze'], { from: professorId }));
  await unblock();
  expect(await holding).toBe('not-permitted');
  expect(await held()).toBeNull();
});

it('one draws on the still, however long ago the rig let go of its frame', async () => {
  answerForFrames(room.rig, false);
  await hold();
  const draw = () => codeOf(room.professor.ask('annotation:draw', strokeOn(endoscope)));
  expect(await draw()).toBe('ok');
  // A rig that looks for it in its last frames does not find it, and says so.
  await room.rig.ask('annotation:settle-frame', { ...frameOf(endoscope), found: false });
  await release(room.rig);
  expect(await draw()).toBe('ok');
});

it('nobody freezes again and again', async () => {
  const codes: string[] = [];
  for (let times = 0; times <= freezesOfParticipant.points; times += 1) {
    codes.push(await hold(room.professor, times + 1));
    if (await held()) await release(room.rig);
  }
  expect(codes.at(-1)).toBe('too-many-requests');
  expect(codes.slice(0, -1).every((code) => code === 'ok')).toBe(true);
});
