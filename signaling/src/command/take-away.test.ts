import { controlPermissions, ParticipantId, type TakeAway } from '@scrubline/contract';
import { beforeEach, describe, expect, it } from 'vitest';
import { codeOf } from '../testing/code-of.ts';
import { mediaPlaced, openTransport, publish } from '../testing/sender.ts';
import { startMediaServer } from '../testing/start-media-server.ts';
import { type SignalingUnderTest, startSignaling } from '../testing/start-signaling.ts';
import {
  joinAll,
  observerId,
  professorId,
  rigId,
  rigWish,
  seenBy,
  type TheatreAndGuests,
  takeAway,
} from '../testing/theatre-and-guests.ts';

let signaling: SignalingUnderTest;
let room: TheatreAndGuests;

describe('what the theatre takes', () => {
  beforeEach(async () => {
    signaling = await startSignaling();
    room = await joinAll(signaling);
  });
  const take = (act: TakeAway) => room.rig.ask('command:take-away', act);
  const professor = () => seenBy(room.rig, professorId);

  it('is gone at once, and the room hears who took it after it has seen it gone', async () => {
    const act = takeAway(['annotate'], { from: professorId });
    await take(act);
    expect(await room.observer.hears('command:took-away')).toEqual({ ...act, by: 'rig' });
    expect(room.observer.told.slice(-2)).toMatchObject([
      { name: 'room:participant-changed', payload: { permissions: ['publish:face', 'speak', 'point'], muted: false } },
      { name: 'command:took-away' },
    ]);
  });

  it('from everybody leaves the theatre and every voice as they were', async () => {
    await take(takeAway(controlPermissions));
    expect(await professor()).toMatchObject({ permissions: ['publish:face', 'speak'], muted: false });
    expect((await seenBy(room.rig, rigId)).permissions).toEqual(['publish:endoscope', 'speak', 'admit', 'command']);
  });

  it('may be a voice, until its owner unmutes', async () => {
    await take(takeAway([], { mute: true }));
    expect(await professor()).toMatchObject({ muted: true });
    expect(await seenBy(room.rig, rigId)).toMatchObject({ muted: false });
    await room.professor.ask('voice:set-muted', { muted: false });
    expect(await professor()).toMatchObject({ muted: false });
  });

  it('may be the right to speak: then its owner cannot unmute', async () => {
    await take(takeAway(['speak'], { from: professorId }));
    expect(await professor()).toMatchObject({ muted: true });
    expect(await codeOf(room.professor.ask('voice:set-muted', { muted: false }))).toBe('not-permitted');
  });

  it('told again does nothing, not even after it was granted anew', async () => {
    const act = takeAway(['annotate'], { from: professorId });
    await take(act);
    const to = { who: 'one', participantId: professorId } as const;
    await room.rig.ask('command:grant', { to, permissions: ['annotate'] });
    expect(await codeOf(take(act))).toBe('ok');
    expect((await professor()).permissions).toContain('annotate');
  });

  it.each<[string, string, TakeAway]>([
    ['the theatre itself', 'not-permitted', takeAway(['speak'], { from: rigId })],
    ['somebody in another room', 'ok', takeAway(['speak'], { from: ParticipantId.parse('elsewhere') })],
  ])('is not taken from %s', async (_whom, code, act) => {
    const elsewhere = await signaling.join({ roomId: 'room-2', participantId: 'elsewhere' });
    expect(await codeOf(take(act))).toBe(code);
    expect((await elsewhere.snapshot()).participants[0]?.permissions).toContain('speak');
    expect((await seenBy(room.rig, rigId)).permissions).toContain('speak');
  });

  it('is withheld from whoever was away, and from those who come back after they had left', async () => {
    const token = await room.professor.cut();
    await room.rig.hears('room:participant-changed', ({ presence }) => presence.phase === 'interrupted');
    await take(takeAway(['annotate']));
    const back = await signaling.enter(token);
    expect((await professor()).permissions).not.toContain('annotate');
    await back.ask('room:leave', {});
    await take(takeAway(['point']));
    await signaling.join({ permissions: ['annotate', 'point', 'speak'] });
    expect((await professor()).permissions).toEqual(['speak']);
  });

  it.each<[string, object]>([
    ['a list of 1,000 permissions', { permissions: Array.from({ length: 1_000 }, () => 'speak') }],
    ['a permission that there is not', { permissions: ['everything'] }],
    ['an act with no name', { actId: '' }],
    ['an act named as a path', { actId: '../../etc' }],
    ['a time before time', { actedAt: -1 }],
    ['somebody named as a list', { from: { who: 'one', participantId: ['professor'] } }],
    ['a third kind of addressee', { from: { who: 'nobody' } }],
  ])('is nothing that was said with %s', async (_what, changes) => {
    const before = await professor();
    const act = { ...takeAway(['speak'], { from: professorId }), ...changes };
    expect(await room.rig.socket.emitWithAck('command:take-away', act)).toEqual({ ok: false, code: 'payload-invalid' });
    expect(await professor()).toEqual(before);
  });

  it('is taken from somebody without a seat too, for when they come', async () => {
    const second = { participantId: 'second', permissions: ['speak', 'annotate'] } as const;
    const from = ParticipantId.parse('second');
    const act = takeAway(['annotate'], { from, mute: true });
    expect([await codeOf(take(act)), await codeOf(take(act))]).toEqual(['ok', 'ok']);
    await signaling.join(second);
    expect((await seenBy(room.rig, from)).permissions).toEqual(['speak']);
  });

  it('is taken from everybody who was here before the room was closed', async () => {
    const leaving = [room.rig, room.professor, room.observer];
    for (const one of leaving) await one.ask('room:leave', {});
    signaling.clock.advance(30_000);
    room = { ...room, rig: await signaling.join(rigWish) };
    await take(takeAway(['annotate']));
    await signaling.join({ permissions: ['speak', 'annotate'] });
    expect((await professor()).permissions).toEqual(['speak']);
    signaling.clock.advance(1);
    await signaling.join({ participantId: 'newcomer', permissions: ['annotate'] });
    expect((await seenBy(room.rig, ParticipantId.parse('newcomer'))).permissions).toEqual(['annotate']);
  });

  it('sends a guest away, who then has to ask', async () => {
    await room.rig.ask('command:send-away', { participantId: professorId });
    expect(await room.professor.notice('session:ended')).toEqual({ reason: 'sent-away' });
    expect(await room.observer.hears('room:participant-left')).toEqual({
      participantId: 'professor',
      reason: 'sent-away',
    });
    const back = await signaling.join();
    expect(await seenBy(back, professorId)).toMatchObject({ presence: { phase: 'waiting' } });
    const admit = (admitted: boolean) => room.rig.ask('room:admit', { participantId: professorId, admitted });
    // Each way out and in again, and the next one after it.
    const reloaded = await signaling.join();
    expect((await reloaded.snapshot()).participants).toMatchObject([{ presence: { phase: 'waiting' } }]);
    await reloaded.ask('room:leave', {});
    expect((await (await signaling.join()).snapshot()).participants).toMatchObject([
      { presence: { phase: 'waiting' } },
    ]);
    await admit(false);
    const again = await signaling.join();
    expect((await again.snapshot()).participants).toMatchObject([{ presence: { phase: 'waiting' } }]);
    await admit(true);
    await again.ask('room:leave', {});
    expect((await (await signaling.join()).snapshot()).participants).toHaveLength(3);
    expect(await codeOf(room.rig.ask('command:send-away', { participantId: rigId }))).toBe('not-permitted');
  });
});

it('ends the feeds that need what was taken, at the media-server too, and only those', async () => {
  const media = await startMediaServer();
  signaling = await startSignaling({ mediaServerUrls: [media.url] });
  room = await joinAll(signaling);
  await Promise.all([room.rig, room.professor].map(mediaPlaced));
  const [ofRig, ofProfessor] = [await openTransport(room.rig, 'send'), await openTransport(room.professor, 'send')];
  const endoscope = await publish(room.rig, ofRig, { kind: 'picture', cameraSource: 'endoscope' });
  const voice = await publish(room.professor, ofProfessor, { kind: 'voice' });
  const face = await publish(room.professor, ofProfessor, { kind: 'picture', cameraSource: 'face' });
  expect(await media.holds('producers')).toBe(3);

  await room.rig.ask('command:take-away', takeAway(['speak']));
  expect(await room.observer.hears('feed:unpublished')).toEqual({ feedId: voice });
  await expect.poll(() => media.holds('producers')).toBe(2);
  expect((await room.observer.snapshot()).feeds.map(({ feedId }) => feedId)).toEqual([endoscope, face]);
  expect(await codeOf(publish(room.professor, ofProfessor, { kind: 'voice' }))).toBe('not-permitted');

  await room.rig.ask('command:take-away', takeAway([], { mute: true }));
  await room.rig.ask('command:take-away', takeAway(['publish:face'], { from: observerId }));
  expect(await media.holds('producers')).toBe(2);
});
